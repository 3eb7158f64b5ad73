import { expect, test } from "vitest";
import { collectMetrics } from "../../adapters/web/collect-metrics.ts";
import { countDeliveries, countPolls } from "../../src/metrics.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

const idle = {
  load: () => ({ running: 3, waiting: 7 }),
  adapters: () => new Map(),
  feeds: async () => ({ well: 5, failing: 2, dead: 1 }),
};

async function linesOf(metrics: ReturnType<typeof collectMetrics>): Promise<string[]> {
  return (await metrics.registry.metrics()).split("\n").filter((line) => line.startsWith("dragoman_"));
}

test("polls are counted by their outcome; one that was put off is not", async () => {
  const store = createStore(await openSqlite(":memory:"));
  const metrics = collectMetrics(idle);
  const feeds = countPolls(store.feeds, metrics);
  await feeds.savePolls([
    { id: "f", outcome: { failures: 0, next_poll_at: 1 } },
    { id: "f", outcome: { failures: 1, next_poll_at: 1 } },
    { id: "f", outcome: { failures: 2, next_poll_at: 1 } },
    { id: "f", outcome: { next_poll_at: 1 } },
  ]);
  const lines = await linesOf(metrics);
  expect(lines).toContain('dragoman_feed_polls_total{outcome="ok"} 1');
  expect(lines).toContain('dragoman_feed_polls_total{outcome="failed"} 2');
  await store.close();
});

test("a delivery is counted once the ledger is closed, not where that failed", async () => {
  const store = createStore(await openSqlite(":memory:"));
  const metrics = collectMetrics(idle);
  const digests = countDeliveries(store.digests, metrics);
  const delivery = { id: "d" } as Parameters<typeof digests.closeDelivery>[0];
  await digests.closeDelivery(delivery, { state: "empty" });
  await store.close();
  await expect(digests.closeDelivery(delivery, { state: "empty" })).rejects.toThrow();
  expect(await linesOf(metrics)).toContain('dragoman_digests_total{outcome="empty"} 1');
});

test("the queue is read when it is asked for", async () => {
  const lines = await linesOf(collectMetrics(idle));
  expect(lines).toContain('dragoman_reader_queue{state="running"} 3');
  expect(lines).toContain('dragoman_reader_queue{state="waiting"} 7');
});

test("how feeds are is asked for with the numbers; a store that is away costs that number alone", async () => {
  expect(await linesOf(collectMetrics(idle))).toContain('dragoman_feeds{state="failing"} 2');
  const away = collectMetrics({ ...idle, feeds: () => Promise.reject(new Error("away")) });
  away.platformCalled("slack", "rate-limited");
  const lines = await linesOf(away);
  expect(lines.filter((line) => line.startsWith("dragoman_feeds{"))).toEqual([]);
  expect(lines).toContain('dragoman_platform_calls_total{platform="slack",outcome="rate-limited"} 1');
});
