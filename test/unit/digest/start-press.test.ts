import { afterEach, expect, test, vi } from "vitest";
import type { NoticeCard } from "../../../src/card/card.ts";
import { DeliveryError } from "../../../src/chat/chat-adapter.ts";
import { startPress } from "../../../src/digest/start-press.ts";
import { ReadingError } from "../../../src/errors.ts";
import { DEAD_AFTER } from "../../../src/feeds/feed-health.ts";
import { createRecordingAdapter } from "../../support/recording-adapter.ts";
import { createSamplePress } from "../../support/sample-press.ts";

const DUE = Date.UTC(2026, 1, 10, 8);
let press: Awaited<ReturnType<typeof createSamplePress>>;

const retention = { textDays: 30, articleDays: 365, historyDays: 90 };

afterEach(() => press.store.close());

test("a digest refused for good is paused and whoever set it up is told, in its language", async () => {
  press = await createSamplePress();
  await press.ask("digest", "add", { time: "08:00", language: "de" });
  await press.post("ferry");
  press.clock.now = DUE;
  const adapter = createRecordingAdapter();
  adapter.refuse = new DeliveryError("the channel is gone", true);
  const loop = startPress({
    ...press.parts,
    retention,
    adapters: new Map([["web", adapter]]),
    random: () => 0,
  });
  await vi.waitFor(() => expect(adapter.whispered).toHaveLength(1), 5_000);
  await loop.stop();
  const [{ channel, person, card }] = adapter.whispered as [(typeof adapter.whispered)[number]];
  expect([channel, person]).toEqual(["harbour", "ada"]);
  expect((card as NoticeCard).text).toContain("Überblick");
  const [digest] = await press.store.digests.listChannel("harbour");
  expect(digest).toMatchObject({ paused: true, nextRunAt: null });
});

test("a feed that died is announced once, in the channels that wait for it", async () => {
  press = await createSamplePress({
    fetcher: { fetchBody: () => Promise.reject(new ReadingError("unreachable")) },
  });
  const { feeds } = press.store;
  const who = { platform: "web", tenant: "web:one", person: "ada" };
  const follow = (channel: string) =>
    feeds.subscribe(
      { ...who, channel, url: "https://dead.example/feed", title: "Dead News" },
      press.clock.now,
    );
  const { subscription } = await follow("harbour");
  await follow("market");
  await feeds.setPaused((await follow("quiet")).subscription.id, true);
  await feeds.savePolls([
    { id: subscription.feedId, outcome: { failures: DEAD_AFTER - 1, next_poll_at: 0 } },
  ]);
  const adapter = createRecordingAdapter();
  const parts = { ...press.parts, retention, adapters: new Map([["web", adapter]]), random: () => 0 };
  const loop = startPress(parts);
  await vi.waitFor(() => expect(adapter.posts.size).toBe(2), 5_000);
  await loop.stop();
  await feeds.savePolls([{ id: subscription.feedId, outcome: { next_poll_at: 0 } }]);
  const again = startPress(parts);
  await vi.waitFor(async () => expect((await feeds.claimDue(press.clock.now, 1, 0)).length).toBe(0), 5_000);
  await again.stop();
  const posts = [...adapter.posts.values()];
  expect(posts.map(({ target }) => target.channel).sort()).toEqual(["harbour", "market"]);
  expect(posts.every(({ card }) => (card as NoticeCard).text === "Dead News can no longer be read.")).toBe(
    true,
  );
});
