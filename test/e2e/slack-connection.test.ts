import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { encodePlace } from "../../adapters/slack/ids.ts";
import { ConfigurationError } from "../../src/config.ts";
import { createMemoryInbox } from "../support/memory-inbox.ts";
import { createRecordingBot, type RecordingBot } from "../support/recording-bot.ts";
import { sampleBriefCard } from "../support/sample-cards.ts";
import { createLogBook } from "../support/slack-server/log-book.ts";
import { createPeople } from "../support/slack-server/people.ts";
import { APP_TOKEN, type SlackServer, startSlackServer } from "../support/slack-server/server.ts";
import { eventually, soon } from "../support/slack-server/soon.ts";
import { makeAdapter } from "../support/slack-server/start-adapter.ts";

let server: SlackServer;
let bot: RecordingBot;
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

beforeEach(async () => {
  server = await startSlackServer({ deadline: 1_000 });
  bot = createRecordingBot();
  unhandled.length = 0;
  process.on("unhandledRejection", note);
});

afterEach(async () => {
  await server.close();
  await pause(20);
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});

describe("wrong tokens", () => {
  test.each([
    [{ botToken: "xoxp-1-a-persons-token" }, /SLACK_BOT_TOKEN: .*xoxb-/],
    [{ botToken: "xoxb-1 with a space" }, /SLACK_BOT_TOKEN/],
    [{ appToken: "xoxb-1-given-as-app-token" }, /SLACK_APP_TOKEN: .*xapp-/],
    [{ appToken: null, signingSecret: null }, /SLACK_APP_TOKEN|SLACK_SIGNING_SECRET/],
    [{ botToken: null }, /SLACK_BOT_TOKEN/],
  ])("of the wrong shape %o are refused before anything is sent", (options, message) => {
    expect(() => makeAdapter(server, options)).toThrow(ConfigurationError);
    expect(() => makeAdapter(server, options)).toThrow(message);
  });

  test.each([
    [{ botToken: "xoxb-1-another-bot-token" }, "SLACK_BOT_TOKEN: Slack refuses this token (invalid_auth)"],
    [{ appToken: "xapp-1-A1-another-app-token" }, "SLACK_APP_TOKEN: Slack refuses this token (invalid_auth)"],
  ])(
    "%o that Slack refuses end the start with a clear message, and nothing is tried again",
    async (options, message) => {
      const adapter = makeAdapter(server, options);
      const error = await adapter.start(bot).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ConfigurationError);
      expect((error as Error).message).toContain(message);
      expect((error as Error).message).not.toContain("another");
      let calls = 0;
      server.interfere(() => {
        calls++;
        return null;
      });
      await pause(600);
      expect(calls).toBe(0);
      expect(adapter.status().connected).toBe(false);
      await adapter.stop();
    },
  );

  test("a server that is not there is said so", async () => {
    const gone = await startSlackServer();
    await gone.close();
    const adapter = makeAdapter(server, { apiUrl: gone.apiUrl });
    await expect(adapter.start(bot)).rejects.toThrow(/SLACK_API_URL: .*ECONNREFUSED/);
    await adapter.stop();
  });

  test("a rate limit at the start is waited out", async () => {
    server.interfere((method, _, count) =>
      method === "apps.connections.open" && count <= 3 ? { status: 429, retryAfter: 1 } : null,
    );
    const adapter = makeAdapter(server);
    await adapter.start(bot);
    expect(adapter.status().connected).toBe(true);
    await adapter.stop();
  });

  test("an app token that is revoked while we run is not asked for again", async () => {
    const adapter = makeAdapter(server);
    await adapter.start(bot);
    let asked = 0;
    server.interfere((method) => {
      if (method !== "apps.connections.open") return null;
      asked++;
      return { error: "invalid_auth" };
    });
    server.sockets.cut(true);
    await eventually(() => expect(asked).toBe(2));
    await pause(500);
    expect(asked).toBe(2);
    expect(adapter.status().connected).toBe(false);
    await adapter.stop();
  });
});

describe.each(["http://host/api", "http://host/api/", "http://host/api//"])(
  "the API's address %s",
  (form) => {
    test("is understood", async () => {
      const adapter = makeAdapter(server, { apiUrl: form.replace("http://host", server.origin) });
      await adapter.start(bot);
      expect(adapter.status().connected).toBe(true);
      await adapter.stop();
    });
  },
);

describe("sockets", () => {
  test("are two, and each gets part of the envelopes", async () => {
    const adapter = makeAdapter(server);
    await adapter.start(bot);
    const people = createPeople(server, server.sockets);
    for (let i = 0; i < 10; i++) await people.say(`message ${i}`);
    await eventually(() => expect(bot.posted.length).toBe(10));
    expect(server.sockets.counts).toEqual([5, 5]);
    await adapter.stop();
  });

  test.each(["warning", "refresh_requested"] as const)(
    "a disconnect (%s) loses nothing and leaves no gap",
    async (reason) => {
      const adapter = makeAdapter(server);
      await adapter.start(bot);
      const people = createPeople(server, server.sockets);
      const gaps: number[] = [];
      for (let i = 0; i < 30; i++) {
        if (i % 10 === 5) server.sockets.disconnect(reason);
        const begun = Date.now();
        await people.say(`message ${i}`);
        gaps.push(Date.now() - begun);
      }
      await eventually(() => expect(new Set(bot.posted.map(({ text }) => text)).size).toBe(30));
      expect(bot.posted.length).toBe(30);
      expect(Math.max(...gaps)).toBeLessThan(1_000);
      await eventually(() => expect(server.sockets.open.size).toBe(2));
      await adapter.stop();
    },
  );

  test("all cut at once come back within a second, again and again", async () => {
    const adapter = makeAdapter(server);
    await adapter.start(bot);
    const people = createPeople(server, server.sockets);
    for (let round = 0; round < 3; round++) {
      server.sockets.cut(true);
      expect(server.sockets.open.size).toBe(0);
      const begun = Date.now();
      await people.say(`after cut ${round}`);
      expect(Date.now() - begun).toBeLessThan(1_500);
    }
    await eventually(() => expect(bot.posted.length).toBe(3));
    expect(adapter.status().connected).toBe(true);
    await adapter.stop();
  });

  test("outlast a Slack that refuses, limits and drops connections for a while", async () => {
    const adapter = makeAdapter(server);
    await adapter.start(bot);
    server.interfere((method, _, count) => {
      if (method !== "apps.connections.open" || count > 6) return null;
      return [{ status: 500 }, { drop: "before" as const }, { status: 429, retryAfter: 1 }][count % 3]!;
    });
    server.sockets.cut(true);
    await createPeople(server, server.sockets).say("still there");
    await eventually(() => expect(bot.posted.length).toBe(1));
    await adapter.stop();
  });
});

describe("a stop", () => {
  test("finishes what was begun, then answers nothing more", async () => {
    const adapter = makeAdapter(server);
    let finish = () => {};
    bot.command = () =>
      new Promise((resolve) => {
        finish = () => resolve({ cards: [sampleBriefCard()], audience: "channel", replaces: false });
      });
    await adapter.start(bot);
    await createPeople(server, server.sockets).command("/summarize", "https://harbour.example/1");
    setTimeout(() => finish(), 300);
    await adapter.stop();
    expect(server.workspace.messages.length).toBe(1);
    expect(server.sockets.open.size).toBe(0);
    await adapter.stop();
  });

  test("while it is reconnecting raises nothing", async () => {
    for (let i = 0; i < 5; i++) {
      const adapter = makeAdapter(server);
      await adapter.start(bot);
      server.sockets.cut(true);
      await pause(i * 30);
      await adapter.stop();
    }
    await pause(500);
    expect(server.sockets.open.size).toBe(0);
  });
});

describe("300 events over two sockets, 10 % of them sent again", () => {
  test("every card is posted once", async () => {
    const adapter = makeAdapter(server);
    bot.messagePosted = async ({ origin, message }) => {
      await adapter.post({ channel: origin.channel, thread: message }, sampleBriefCard());
    };
    await adapter.start(bot);
    const people = createPeople(server, server.sockets);
    const roots = await burst(people, server, 300);
    await eventually(() => expect(answersOf(server, roots).length).toBe(300));
    await pause(300);
    expect(answersOf(server, roots).toSorted()).toEqual(roots.toSorted());
    expect(server.sockets.counts.length).toBeGreaterThanOrEqual(2);
    await adapter.stop();
  });

  test("also when it is limited, renewed and cut, and by two instances", async () => {
    const instances = [makeAdapter(server), makeAdapter(server)];
    for (const adapter of instances) {
      const posting = { ...bot };
      posting.messagePosted = async ({ origin, message }) => {
        await adapter.post({ channel: origin.channel, thread: message }, sampleBriefCard());
      };
      await adapter.start(posting);
    }
    server.interfere((method, _, count) => {
      if (method !== "chat.postMessage" || count % 60 !== 0) return null;
      return count % 120 === 0 ? { drop: "after" } : { status: 429, retryAfter: 1 };
    });
    const roots = await burst(createPeople(server, server.sockets), server, 300, (i) => {
      if (i % 100 === 50) server.sockets.disconnect("refresh_requested");
      if (i % 100 === 80) server.sockets.cut();
    });
    await eventually(() => expect(answersOf(server, roots).length).toBeGreaterThanOrEqual(300));
    await pause(300);
    expect(answersOf(server, roots).toSorted()).toEqual(roots.toSorted());
    for (const adapter of instances) await adapter.stop();
  });
});

/** Messages of ten people in five channels; every tenth is sent a second time. Resolves to their timestamps. */
async function burst(
  people: ReturnType<typeof createPeople>,
  { workspace }: SlackServer,
  count: number,
  disturb: (index: number) => void = () => {},
): Promise<string[]> {
  for (const id of ["C5", "C6", "C7"])
    workspace.channels.set(id, { id, creator: "U1", member: true, archived: false, private: false });
  const channels = ["C1", "C2", "C5", "C6", "C7"];
  const roots: string[] = [];
  const sent: Promise<unknown>[] = [];
  for (let i = 0; i < count; i++) {
    disturb(i);
    const ts = `${Math.floor(Date.now() / 1000)}.${900_000 + i}`;
    const message = {
      type: "message",
      channel: channels[i % 5],
      user: `U${(i % 3) + 1}`,
      text: `message ${i}`,
      ts,
    };
    const id = people.newEventId();
    roots.push(ts);
    sent.push(people.event(message, undefined, id));
    if (i % 10 === 0) sent.push(people.event(message, { attempt: 1, reason: "timeout" }, id));
    if (i % 20 === 19) await pause(5);
  }
  await Promise.all(sent);
  return roots;
}

function answersOf({ workspace }: SlackServer, roots: readonly string[]): string[] {
  const known = new Set(roots);
  return workspace.messages.flatMap(({ thread }) => (thread !== null && known.has(thread) ? [thread] : []));
}

describe("a whole run at debug level", () => {
  test("logs no token, signing secret or message text", async () => {
    const { log, lines, text } = createLogBook();
    const secretText = "Kumquat-2771";
    const adapter = makeAdapter(server, { log });
    await adapter.start(bot);
    const people = createPeople(server, server.sockets);
    const channel = encodePlace({ team: "T1", id: "C1" });
    const ts = await people.mention(`${secretText} https://harbour.example/1`);
    await people.command("/summarize", `https://harbour.example/${secretText}`);
    await people.react(ts, "newspaper");
    await people.edit(ts, `${secretText} edited`);
    bot.messagePosted = async ({ text }) => {
      throw new Error(`broken by ${text}`);
    };
    await people.mention(secretText);
    const titled = sampleBriefCard({ title: { text: secretText, href: null } });
    server.interfere((method) => (method === "chat.postMessage" ? { error: "invalid_auth" } : null));
    await adapter.post({ channel, thread: null }, titled).catch(() => {});
    server.interfere((method) => (method === "chat.postMessage" ? { drop: "before" } : null));
    await adapter.post({ channel, thread: null }, titled).catch(() => {});
    server.interfere((method) => (method === "apps.connections.open" ? { status: 500 } : null));
    server.sockets.cut(true);
    await soon(() => lines.find((line) => line.includes("no Slack socket")));
    await adapter.stop();

    expect(lines.length).toBeGreaterThan(3);
    expect(text()).toContain("Slack work failed");
    for (const secret of [
      APP_TOKEN,
      server.workspace.botToken,
      secretText,
      "xoxb-",
      "xapp-",
      "ticket-",
      "harbour.example",
    ])
      expect(text()).not.toContain(secret);
  });
});

test("while events cannot be kept no socket is open, and afterwards some are", async () => {
  let isOpen = true;
  const adapter = makeAdapter(server, { inbox: { ...createMemoryInbox(), isOpen: () => isOpen } });
  await adapter.start(bot);
  expect(server.sockets.open.size).toBe(2);
  isOpen = false;
  await eventually(() => expect(server.sockets.open.size).toBe(0));
  await pause(1_500);
  expect(server.sockets.open.size).toBe(0);
  expect(adapter.status().connected).toBe(false);
  isOpen = true;
  await eventually(() => expect(server.sockets.open.size).toBe(2));
  await createPeople(server, server.sockets).say("afterwards");
  await eventually(() => expect(bot.posted.length).toBe(1));
  await adapter.stop();
});
