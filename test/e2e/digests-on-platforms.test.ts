import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { encodePlace } from "../../adapters/slack/ids.ts";
import type { DigestCard, DigestEntry } from "../../src/card/card.ts";
import type { ChatAdapter } from "../../src/chat/chat-adapter.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { runDigests } from "../../src/digest/run-digests.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { dieAtStep, PLACES_TO_DIE } from "../support/crash-delivery.ts";
import { type Started, startAdapter, wordsOf } from "../support/discord-server/start-adapter.ts";
import { createRecordingBot } from "../support/recording-bot.ts";
import { sampleDigestCard, samplePicture } from "../support/sample-cards.ts";
import { readBlocks } from "../support/slack-server/read-blocks.ts";
import { stageSocketMode } from "../support/slack-server/start-adapter.ts";

const MINUTE = 60_000;
const NAMES = ["Ferry", "Tram"];

const entry = (name: string): DigestEntry => ({
  ...sampleDigestCard().entries[0]!,
  title: { text: name, href: `https://harbour.example/${name}` },
});
const card: DigestCard = { ...sampleDigestCard(), entries: NAMES.map(entry), picture: samplePicture() };

let store: Store;
let digest: Digest;

beforeEach(async () => {
  store = createStore(await openSqlite(":memory:"));
});
afterEach(() => store.close());

async function addDigest(platform: string, channel: string): Promise<void> {
  const schedule = { patterns: ["0 8 * * *"], timezone: "UTC", quiet: null };
  const settings = { schedule, languages: [], entries: 5, source: "both", saysWhenEmpty: true } as const;
  const who = { platform, tenant: `${platform}:one`, channel, person: "ada" };
  digest = await store.digests.create({ ...who, settings, nextRunAt: null, coveredUntil: 0 }, 0);
}

function turn(now: number, adapter: ChatAdapter, digests = store.digests): Promise<void> {
  return runDigests({
    digests,
    adapters: new Map([[adapter.platform, adapter]]),
    compose: async () => card,
    tellRefused: async () => {},
    now: () => now,
    log: silentLog,
  });
}

/** One delivery whose process dies at a place; another process puts it right when the lease is over. */
async function deliverThroughDeath(adapter: ChatAdapter, place: number, at: number, afterDeath = () => {}) {
  await store.digests.openExtraDelivery(digest, at);
  const process = dieAtStep(store.digests, adapter, place);
  await turn(at, process.adapter, process.digests);
  expect(process.died()).toBe(true);
  afterDeath();
  await turn(at + 11 * MINUTE, adapter);
}

describe("on Discord", () => {
  const ofBot = ({ server: { world } }: Started, channel: string) =>
    [...world.messages.values()].filter((m) => m.channel_id === channel && m.author.id === world.bot.id);

  async function begin(): Promise<Started> {
    const started = await startAdapter();
    await addDigest("discord", started.channel);
    return started;
  }

  test("a digest is one message of headlines with its stories in a thread, and no previews", async () => {
    const started = await begin();
    await store.digests.openExtraDelivery(digest, Date.now());
    await turn(Date.now(), started.adapter);
    const [head, ...others] = ofBot(started, started.raw);
    expect(others).toEqual([]);
    expect(wordsOf(head)).toMatch(/Ferry[\s\S]*Tram/);
    expect(wordsOf(head)).not.toContain(card.entries[0]!.quotes[0]!.text);
    const stories = ofBot(started, head!.id).map(wordsOf);
    expect(stories).toHaveLength(2);
    NAMES.forEach((name, index) => {
      expect(stories[index]).toContain(name);
      expect(stories[index]).toContain(`${index + 1}.`);
      expect(stories[index]).toContain(card.entries[0]!.quotes[0]!.text);
    });
    // Links in embeds are never previewed; there are none outside.
    for (const message of [head!, ...ofBot(started, head!.id)]) expect(message.content).toBe("");
  });

  test.each([
    ["while Discord knows its nonces", 0],
    ["long after it forgot them", 15 * MINUTE],
  ])(
    "a process that dies anywhere, put right %s, delivers it once",
    async (_name, wait) => {
      const started = await begin();
      const { world } = started.server;
      for (let place = 1; place <= PLACES_TO_DIE; place++) {
        const at = world.now() + place;
        await deliverThroughDeath(started.adapter, place, at, () => world.skip(wait));
      }
      const heads = ofBot(started, started.raw);
      expect(heads).toHaveLength(PLACES_TO_DIE);
      for (const { id, files } of heads) {
        const stories = ofBot(started, id);
        expect(stories.map((message) => NAMES.filter((name) => wordsOf(message).includes(name)))).toEqual([
          ["Ferry"],
          ["Tram"],
        ]);
        expect(files).toHaveLength(1);
        expect(stories.flatMap((message) => message.files ?? [])).toEqual([]);
      }
    },
    60_000,
  );
});

test("on Slack a process that dies anywhere delivers once: one message, its stories in its thread", async () => {
  const { server, adapter, close } = await stageSocketMode();
  await adapter.start(createRecordingBot());
  await addDigest("slack", encodePlace({ team: "T1", id: "C1" }));
  const begin = Date.now();
  for (let place = 1; place <= PLACES_TO_DIE; place++)
    await deliverThroughDeath(adapter, place, begin + place);
  const { messages } = server.workspace;
  const heads = messages.filter(({ thread }) => thread === null);
  const pictured = messages.filter(({ blocks }) => blocks.some(({ type }) => type === "image"));
  expect(pictured).toEqual(heads);
  expect(heads).toHaveLength(PLACES_TO_DIE);
  for (const { ts } of heads) {
    const stories = messages.filter(({ thread }) => thread === ts).map(({ blocks }) => readBlocks(blocks));
    expect(stories.map((text) => NAMES.filter((name) => text.includes(name)))).toEqual([["Ferry"], ["Tram"]]);
    expect(stories.every((text) => text.includes(card.entries[0]!.quotes[0]!.text))).toBe(true);
  }
  const posts = server.workspace.calls.filter(({ method }) => method === "chat.postMessage");
  expect(posts.every(({ args }) => String(args.unfurl_links) === "false")).toBe(true);
  await close();
}, 60_000);
