import { afterEach, beforeEach, expect, test } from "vitest";
import type { DigestCard, NoticeCard } from "../../../src/card/card.ts";
import { decodeAction } from "../../../src/chat/action-id.ts";
import type { Reply } from "../../../src/chat/bot.ts";
import { DeliveryError } from "../../../src/chat/chat-adapter.ts";
import type { Digest } from "../../../src/digest/digest.ts";
import { makeDigestCard } from "../../../src/digest/make-digest-card.ts";
import { runDigests } from "../../../src/digest/run-digests.ts";
import { silentLog } from "../../../src/log.ts";
import { createRecordingAdapter, type RecordingAdapter } from "../../support/recording-adapter.ts";
import { createSamplePress } from "../../support/sample-press.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DUE = Date.UTC(2026, 1, 10, 8);
const CHANNEL = "harbour";

let press: Awaited<ReturnType<typeof createSamplePress>>;
let adapter: RecordingAdapter;

beforeEach(async () => {
  press = await createSamplePress();
  adapter = createRecordingAdapter();
});
afterEach(() => press.store.close());

/** One turn of the clock at a moment. */
async function turn(at: number): Promise<void> {
  press.clock.now = at;
  await runDigests({
    digests: press.store.digests,
    adapters: new Map([["web", adapter]]),
    compose: (digest, until) => makeDigestCard(digest, until, press.words, press.parts),
    tellRefused: async () => {},
    now: () => at,
    log: silentLog,
  });
}

async function addDigest(options: Readonly<Record<string, string | number>> = {}): Promise<Digest> {
  await press.ask("digest", "add", { time: "08:00", ...options });
  return (await press.store.digests.listChannel(CHANNEL)).at(-1)!;
}

const posted = () => [...adapter.posts.values()].map(({ card }) => card as DigestCard);
const notice = (reply: Reply) => reply.cards[0] as NoticeCard;
const targetOf = (card: DigestCard) => {
  const [button] = card.actions;
  const action = button?.kind === "button" ? decodeAction(button.id) : null;
  return action?.do === "subscription" ? action.target : "";
};

test("the next run is told when a digest is added, skipped, paused and resumed", async () => {
  const added = await press.ask("digest", "add", { time: "08:00", days: "mon-fri", timezone: "Europe/Kyiv" });
  expect(notice(added).text).toContain("next on Wednesday, February 11, 2026 at 8:00");
  const [digest] = await press.store.digests.listChannel(CHANNEL);
  const skipped = await press.ask("digest", "skip", { digest: digest!.id });
  expect(notice(skipped).text).toContain("Thursday, February 12");
  await press.ask("digest", "pause", { digest: digest!.id });
  await press.post("ferry", DUE);
  await turn(DUE + 7 * DAY);
  expect(posted()).toEqual([]);
  const resumed = await press.ask("digest", "resume", { digest: digest!.id });
  expect(notice(resumed).text).toContain("Wednesday, February 18");
});

test("a paused digest whose post was refused for now is not tried again", async () => {
  const digest = await addDigest();
  await press.post("ferry");
  adapter.refuse = new DeliveryError("slow down", false);
  await turn(DUE);
  adapter.refuse = null;
  await press.ask("digest", "pause", { digest: digest.id });
  await turn(DUE + HOUR);
  await press.ask("digest", "resume", { digest: digest.id });
  await turn(DUE + 2 * HOUR);
  expect(posted()).toEqual([]);
  await turn(DUE + DAY);
  expect(posted()).toHaveLength(1);
});

test("a digest that was left out is said in the next one, and in no other", async () => {
  await addDigest();
  await press.post("ferry");
  await turn(DUE + 90 * MINUTE);
  expect(posted()).toEqual([]);
  await turn(DUE + DAY);
  await press.post("tram", DUE + DAY + HOUR);
  await turn(DUE + 2 * DAY);
  const [first, second] = posted().map(({ notes }) => notes);
  expect(first).toEqual([
    expect.stringMatching(
      /^A digest was left out: I was not running at Tuesday, February 10, 2026 at 8:00\sAM\.$/,
    ),
  ]);
  expect(second).toEqual([]);
});

test.each([
  [0, 1],
  [180, 179],
])(
  "a digest that may be %d minutes late is sent %d minutes after its time, but not a minute later still",
  async (late, minutes) => {
    await addDigest({ late });
    await press.post("ferry");
    await turn(DUE + (late + 1) * MINUTE);
    expect(posted()).toEqual([]);
    await turn(DUE + DAY + Math.min(late, minutes) * MINUTE);
    expect(posted()).toHaveLength(1);
  },
);

test("preview shows the digest to the one who asked and posts nothing; run posts it out of turn", async () => {
  const digest = await addDigest();
  await press.post("ferry");
  const preview = await press.ask("digest", "preview", { digest: digest.id });
  expect(preview.audience).toBe("person");
  expect((preview.cards[0] as DigestCard).entries.map(({ title }) => title.text)).toEqual(["Story ferry"]);
  await turn(DUE - 30 * MINUTE);
  expect(posted()).toEqual([]);
  await press.ask("digest", "run", { digest: digest.id });
  await turn(DUE - 20 * MINUTE);
  expect(posted()).toHaveLength(1);
  await turn(DUE);
  expect(posted()).toHaveLength(1);
});

test("an empty digest is silent, or says so, as set", async () => {
  await addDigest();
  await turn(DUE);
  expect(posted()).toEqual([]);
  await addDigest({ "when-empty": "say-so" });
  await turn(DUE + DAY);
  expect(posted().map(({ summary }) => summary)).toEqual(["Nothing new since the last digest."]);
});

test("what a digest had no room for is counted, and its button shows exactly that to whoever clicks", async () => {
  await addDigest({ entries: 2 });
  for (let number = 0; number < 9; number++) await press.post(`story${number}`);
  await turn(DUE);
  const [card] = posted();
  expect(card!.entries).toHaveLength(2);
  expect(card!.notes).toEqual(["and 7 more stories"]);

  await press.post("later", DUE + HOUR);
  const first = await press.click(targetOf(card!));
  expect(first).toMatchObject({ audience: "person", replaces: false });
  const second = await press.click(targetOf(first.cards[0] as DigestCard));
  const shown = [card!, ...first.cards, ...second.cards].flatMap((one) => (one as DigestCard).entries);
  const titles = shown.map(({ title }) => title.text).sort();
  expect(titles).toEqual(Array.from({ length: 9 }, (_, number) => `Story story${number}`));
  expect(shown.every(({ quotes }) => quotes.length === 2)).toBe(true);
  expect((second.cards[0] as DigestCard).actions).toEqual([]);
});

test("the button shows nothing to another tenant, nor after its digest is gone", async () => {
  const digest = await addDigest({ entries: 1 });
  for (const name of ["ferry", "tram"]) await press.post(name);
  await turn(DUE);
  const target = targetOf(posted()[0]!);
  expect((await press.click(target, { tenant: "web:two" })).cards[0]!.kind).toBe("notice");
  expect((await press.click("nonsense-x")).cards[0]!.kind).toBe("notice");
  await press.ask("digest", "remove", { digest: digest.id });
  expect((await press.click(target)).cards[0]!.kind).toBe("notice");
});
