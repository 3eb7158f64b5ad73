import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { encodeAction } from "../../src/chat/action-id.ts";
import { type CommandName, commands, type SubcommandSpec } from "../../src/chat/commands.ts";
import { createSubscriptions } from "../../src/digest/subscriptions.ts";
import { ReadingError } from "../../src/errors.ts";
import { silentLog } from "../../src/log.ts";
import { sampleBrief } from "../support/sample-briefs.ts";
import {
  createSampleChat,
  type SampleChat,
  sampleCall,
  sampleMessage,
  sampleOrigin,
  sampleReaction,
} from "../support/sample-chat.ts";

const es = "https://harbour.example/es/ferri";
const HOUR = 3_600_000;

let chat: SampleChat;
let open: SampleChat[];

async function openChat(...parameters: Parameters<typeof createSampleChat>): Promise<SampleChat> {
  const opened = await createSampleChat(...parameters);
  open.push(opened);
  return opened;
}

beforeEach(async () => {
  open = [];
  chat = await openChat();
});
afterEach(async () => {
  for (const one of open) await one.store.close();
});

/** A command or subcommand with what may be said after it. */
interface Use {
  readonly command: CommandName;
  readonly subcommand: string | null;
  readonly spec: SubcommandSpec;
}

const uses: readonly Use[] = commands.flatMap((command): Use[] =>
  command.subcommands.length === 0
    ? [{ command: command.name, subcommand: null, spec: command }]
    : command.subcommands.map((spec) => ({ command: command.name, subcommand: spec.name, spec })),
);

describe("floods", () => {
  const limit = (capacity: number) => ({ capacity, perMinute: 1 });
  const flooded = { person: limit(3), channel: limit(20), tenant: limit(30) };
  const moderator = sampleOrigin({ mayManage: true, person: "boss" });
  const say = (text: string | null, message: string, origin = sampleOrigin()) =>
    chat.bot.messagePosted(sampleMessage(text, { message, origin }));
  const repeat = async (times: number, work: (index: number) => Promise<unknown>) => {
    for (let index = 0; index < times; index++) await work(index);
  };

  beforeEach(async () => {
    chat = await openChat({ limits: flooded });
  });

  test("of links: three cards, one Notice that names the wait, then silence; others are served", async () => {
    await repeat(50, (index) => say(`${es}/${index}`, `m${index}`));
    expect(chat.adapter.posts.size).toBe(3);
    expect(chat.adapter.whispered).toMatchObject([{ person: "ada", card: { kind: "notice" } }]);
    expect(chat.reader.read).toHaveLength(3);
    await say(es, "other", sampleOrigin({ person: "bo" }));
    expect(chat.adapter.posts.size).toBe(4);
  });

  test("of a channel and of a tenant by many people at once", async () => {
    await repeat(100, (index) => say(`${es}/${index}`, `m${index}`, sampleOrigin({ person: `p${index}` })));
    expect(chat.reader.read).toHaveLength(20);
    await repeat(100, (index) => {
      const origin = sampleOrigin({ person: `q${index}`, channel: `c${index}` });
      return say(`${es}/q${index}`, `q${index}`, origin);
    });
    expect(chat.reader.read).toHaveLength(30);
    const elsewhere = sampleOrigin({ tenant: "web:two", channel: "quay", person: "eve" });
    await say(es, "elsewhere", elsewhere);
    expect(chat.reader.read).toHaveLength(31);
  });

  test("moderators are exempt", async () => {
    await repeat(50, (index) => say(`${es}/${index}`, `m${index}`, moderator));
    expect(chat.adapter.posts.size).toBe(50);
  });

  test("of messages that say nothing: as many answers as links would get", async () => {
    await repeat(50, (index) => say("hello?", `m${index}`));
    await repeat(50, (index) => say(null, `n${index}`));
    expect(chat.adapter.whispered).toHaveLength(4);
  });

  test("of reactions: a message's text is asked for within the budget; a storm of other emoji asks for nothing", async () => {
    await chat.bot.command(
      sampleCall("settings", { enabled: true }, { subcommand: "reactions", origin: moderator }),
    );
    let asked = 0;
    const react = (emoji: string, message: string) =>
      chat.bot.reactionAdded(
        sampleReaction(emoji, null, {
          message,
          readText: async () => {
            asked += 1;
            return "no link";
          },
        }),
      );
    await repeat(500, (index) =>
      react(["🎉", "😀", "👍🏽", "🏴‍☠️", "1️⃣", "x".repeat(100)][index % 6]!, `m${index}`),
    );
    expect(asked).toBe(0);
    await repeat(50, (index) => react("📰", `m${index}`));
    expect(asked).toBe(3);
    expect(chat.adapter.whispered).toHaveLength(1);
  });

  test("of clicks and of digest and feed commands: each gets the Notice, none costs a reading", async () => {
    await chat.bot.command(sampleCall("summarize", { link: es }, { origin: moderator }));
    const view = { brief: sampleBrief("es").id, length: 3, edition: null, locale: "en", personal: false };
    const id = encodeAction({ do: "siblings", view });
    const kinds: string[] = [];
    await repeat(5, async () => {
      const { cards } = await chat.bot.action(sampleOrigin(), id, null);
      kinds.push(cards[0]!.kind);
    });
    expect(kinds).toEqual(["panel", "panel", "panel", "notice", "notice"]);
    const preview = await chat.bot.command(sampleCall("digest", {}, { subcommand: "preview" }));
    expect(JSON.stringify(preview)).toMatch(/minute|second/);
    const erase = encodeAction({ do: "forget", whose: "me" });
    expect((await chat.bot.action(sampleOrigin(), erase, null)).cards[0]).toMatchObject({ tone: "done" });
  });

  test("a clock that jumps back neither refills nor locks a budget", async () => {
    await repeat(4, (index) => say(`${es}/${index}`, `m${index}`));
    chat.clock.now -= 24 * HOUR;
    await say(`${es}/back`, "back");
    expect(chat.reader.read).toHaveLength(3);
    chat.clock.now += HOUR;
    await say(`${es}/later`, "later");
    expect(chat.reader.read).toHaveLength(4);
  });
});

test("200 spellings of one link are one reading and one card", async () => {
  const spellings = Array.from(
    { length: 200 },
    (_, index) => `${es}?utm_source=${index}&fbclid=x${index}#p${index}`,
  );
  await chat.bot.messagePosted(sampleMessage(spellings.join(" ")));
  expect(chat.reader.read).toEqual([es]);
  expect(chat.adapter.posts.size).toBe(1);
  expect(chat.adapter.whispered).toEqual([]);
});

describe("confused deputies", () => {
  const managed = uses.filter(({ spec }) => spec.manage === true);
  const plausible: Record<string, string | number | boolean> = {
    languages: "es",
    mode: "reply",
    enabled: true,
    role: "editors",
    domains: "harbour.example",
    when: "always",
    time: "08:00",
    address: es,
    digest: "d1",
    feed: "f1",
  };

  test.each(managed)("$command $subcommand is refused to who does not manage the channel", async (use) => {
    const before = await chat.store.settings.readTenant("web:one");
    const reply = await chat.bot.command(sampleCall(use.command, plausible, { subcommand: use.subcommand }));
    expect(reply).toMatchObject({ audience: "person", cards: [{ kind: "notice", reference: null }] });
    expect(JSON.stringify(reply.cards)).toMatch(/manage/);
    expect(await chat.store.settings.readTenant("web:one")).toEqual(before);
    expect(chat.reader.read).toEqual([]);
  });

  test.each(["server-languages", "manager-role", "unfurl"])(
    "settings %s is refused to who manages one channel only",
    async (subcommand) => {
      const origin = sampleOrigin({ mayManage: true, mayManageTenant: false });
      const reply = await chat.bot.command(sampleCall("settings", plausible, { subcommand, origin }));
      expect(reply.cards[0]).toMatchObject({ kind: "notice", tone: "problem" });
      expect(await chat.store.settings.readTenant("web:one")).toEqual([]);
    },
  );

  test("a private channel's article is not to be had elsewhere, whatever the id; there it is", async () => {
    const inside = sampleOrigin({ channel: "vault", isPrivate: true });
    await chat.bot.messagePosted(sampleMessage(es, { origin: inside }));
    const view = { brief: sampleBrief("es").id, length: 3, edition: null, locale: "en", personal: false };
    const click = async (origin: ReturnType<typeof sampleOrigin>) => {
      const { cards } = await chat.bot.action(origin, encodeAction({ do: "show", view }), null);
      return cards[0]!.kind;
    };
    expect(await click(sampleOrigin())).toBe("notice");
    expect(await click(sampleOrigin({ channel: "cellar", isPrivate: true }))).toBe("notice");
    expect(await click(sampleOrigin({ tenant: "web:two", channel: "vault", isPrivate: true }))).toBe(
      "notice",
    );
    expect(await click(inside)).toBe("brief");
    await chat.bot.messagePosted(sampleMessage(es, { message: "m2" }));
    expect(await click(sampleOrigin({ channel: "cellar", isPrivate: true }))).toBe("brief");
  });

  test("what was met in private is exported with its tenant and erased with it", async () => {
    const inside = sampleOrigin({ channel: "vault", isPrivate: true });
    await chat.bot.messagePosted(sampleMessage(es, { origin: inside }));
    const { articles } = await chat.store.privacy.readTenant("web:one");
    expect(articles).toMatchObject([{ channel: "vault" }]);
    await chat.bot.tenantRemoved("web:one");
    expect(await chat.store.briefs.find(sampleBrief("es").id)).toBeNull();
  });
});

/** Letters of many scripts, both directions, marks that stack, what controls and what is no character. */
const scripts = fc.oneof(
  fc.constantFrom(
    "سفينة",
    "船舶",
    "ジャーナル",
    "신문",
    "नाव",
    "เรือ",
    "Ω",
    "ё",
    "🏴‍☠️",
    "\u202e",
    "\u0000",
    "\ud800",
    "\u0301",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);
const argument = fc.oneof(
  fc.array(scripts, { maxLength: 20 }).map((parts) => parts.join("")),
  fc
    .tuple(scripts, fc.constantFrom(1, 100, 2_000, 40_000))
    .map(([part, times]) => part.repeat(times).slice(0, 100_000)),
  fc.integer(),
  fc.double(),
  fc.boolean(),
);

test("commands answer arguments of every length and script, and never with a bug", async () => {
  const refuse = () => Promise.reject(new ReadingError("unreachable", "nowhere.example"));
  const subscriptions = createSubscriptions({
    store: chat.store,
    reader: chat.reader,
    fetcher: { fetchBody: refuse },
    pool: { read: refuse },
    parse: refuse,
    readerLanguages: [],
    now: () => chat.clock.now,
    log: silentLog,
  });
  chat = await createSampleChat({ subscriptions }, chat);
  const call = fc.record({
    use: fc.constantFrom(...uses),
    values: fc.array(argument, { minLength: 10, maxLength: 10 }),
    locale: fc.oneof(fc.constantFrom("en", "ar", "ja", "tr"), fc.string()),
    mayManage: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(call, async ({ use, values, ...person }) => {
      const options = Object.fromEntries(use.spec.options.map(({ name }, index) => [name, values[index]!]));
      const origin = sampleOrigin(person);
      const { command, subcommand } = use;
      const reply = await chat.bot.command({ command, subcommand, options, origin });
      expect(reply.cards.length).toBeGreaterThan(0);
      for (const card of reply.cards) if (card.kind === "notice") expect(card.reference).toBeNull();
      for (const { name } of use.spec.options)
        await chat.bot.suggest(
          { command, subcommand, options: {}, origin },
          name,
          String(values[0]).slice(0, 500),
        );
    }),
    { numRuns: 400 },
  );
});
