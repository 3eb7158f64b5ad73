import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { AdapterStatus } from "../../src/chat/chat-adapter.ts";
import type { FeedHealth } from "../../src/feeds/feed-health.ts";
import type { Metrics } from "../../src/metrics.ts";

export interface CollectedMetrics extends Metrics {
  readonly registry: Registry;
}

/** What is asked for when the numbers are. */
export interface Gauges {
  /** How many readings run and wait. */
  readonly load: () => { readonly running: number; readonly waiting: number };
  /** By platform. */
  readonly adapters: () => ReadonlyMap<string, AdapterStatus>;
  /** How many feeds are well, fail, and are given up for dead. */
  readonly feeds: () => Promise<FeedHealth>;
}

/** A reading takes from a few milliseconds to a slow publisher's deadline and then the worker's, in seconds. */
const READING_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30];

/** Counts for Prometheus, with the process's own numbers (event-loop lag, memory, garbage collection). */
export function collectMetrics(gauges: Gauges): CollectedMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addGauges(registry, gauges);
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const reads = counter("dragoman_reads_total", "Readings by outcome and language", "outcome", "language");
  const polls = counter("dragoman_feed_polls_total", "Polls of feeds by outcome", "outcome");
  const digests = counter("dragoman_digests_total", "Deliveries of digests by outcome", "outcome");
  const siblings = counter("dragoman_sibling_lookups_total", "Searches for editions by outcome", "outcome");
  const calls = counter("dragoman_platform_calls_total", "Requests to platforms", "platform", "outcome");
  const durations = new Histogram({
    name: "dragoman_read_duration_seconds",
    help: "How long readings took, fetching included",
    labelNames: ["outcome"],
    buckets: READING_BUCKETS,
    registers,
  });

  return {
    registry,
    read({ outcome, language, duration }) {
      reads.inc({ outcome, language });
      durations.observe({ outcome }, duration / 1_000);
    },
    feedPolled: (outcome) => polls.inc({ outcome }),
    digestEnded: (outcome) => digests.inc({ outcome }),
    platformCalled: (platform, outcome) => calls.inc({ platform, outcome }),
    siblingsLooked: (outcome) => siblings.inc({ outcome }),
  };
}

function addGauges(registry: Registry, { load, adapters, feeds }: Gauges): void {
  const registers = [registry];
  new Gauge({
    name: "dragoman_reader_queue",
    help: "Readings that run and wait",
    labelNames: ["state"],
    registers,
    collect() {
      const { running, waiting } = load();
      this.set({ state: "running" }, running);
      this.set({ state: "waiting" }, waiting);
    },
  });
  new Gauge({
    name: "dragoman_feeds",
    help: "Feeds that somebody follows, by how they are",
    labelNames: ["state"],
    registers,
    async collect() {
      // A store that cannot be asked is told by the readiness page; the other numbers are wanted all the more.
      const health = await feeds().catch(() => null);
      if (health === null) this.reset();
      else for (const [state, count] of Object.entries(health)) this.set({ state }, count);
    },
  });
  new Gauge({
    name: "dragoman_adapter_connected",
    help: "1 where a platform is connected, else 0",
    labelNames: ["platform"],
    registers,
    collect() {
      for (const [platform, { connected }] of adapters()) this.set({ platform }, connected ? 1 : 0);
    },
  });
}
