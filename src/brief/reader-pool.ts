import { availableParallelism } from "node:os";
import PQueue from "p-queue";
import { Tinypool } from "tinypool";
import { ReadingError } from "../errors.ts";
import type { Feed } from "../feeds/feed.ts";
import type { Brief } from "./brief.ts";
import type { FeedReading, Outcome, Reading } from "./worker.ts";

/** Reads in worker threads, so that no page can stall or crash the process. */
export interface ReaderPool {
  /** Throws ReadingError `timed-out`, `reader-crashed` or `busy` beside those of the reading itself. */
  read(reading: Reading): Promise<Brief>;
  /** Parses a fetched feed; throws as `read` does. */
  readFeed(reading: FeedReading): Promise<Feed>;
  /** How many readings run and wait. */
  load(): { readonly running: number; readonly waiting: number };
  close(): Promise<void>;
}

export interface ReaderPoolOptions {
  readonly threads?: number;
  /** How long one reading may take, in milliseconds. */
  readonly deadline?: number;
  /** How much JavaScript heap one worker may fill, in megabytes. */
  readonly memory?: number;
  /** How many readings may wait before further ones are refused as `busy`. */
  readonly maxWaiting?: number;
}

const workerFile = new URL(
  import.meta.url.endsWith(".ts") ? "../../tools/worker-from-source.mjs" : "./worker.js",
  import.meta.url,
);

/** Starts no thread before the first reading; idle threads end after a minute and give their memory back. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  const deadline = options.deadline ?? 5_000;
  const queue = new PQueue({ concurrency: threads });
  const pool = new Tinypool({
    filename: workerFile.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: options.memory ?? 512 },
  });
  // A worker that dies between two readings is replaced; without a listener it would end the process.
  pool.on("error", () => {});

  /** The deadline counts from when a thread is free: waiting in the queue is not the page's fault. */
  async function run<T>(name: "read" | "readFeed", reading: Reading | FeedReading): Promise<T> {
    const signal = AbortSignal.timeout(deadline);
    const outcome: Outcome<T> = await pool.run(reading, { name, signal }).catch((cause: unknown) => {
      throw signal.aborted
        ? new ReadingError("timed-out", undefined, cause)
        : new ReadingError("reader-crashed", undefined, cause);
    });
    if ("problem" in outcome) throw new ReadingError(outcome.problem, outcome.detail);
    return outcome.value;
  }

  async function enqueue<T>(name: "read" | "readFeed", reading: Reading | FeedReading): Promise<T> {
    if (queue.size >= (options.maxWaiting ?? 500)) throw new ReadingError("busy");
    return queue.add(() => run<T>(name, reading));
  }

  return {
    read: (reading) => enqueue<Brief>("read", reading),
    readFeed: (reading) => enqueue<Feed>("readFeed", reading),
    load: () => ({ running: queue.pending, waiting: queue.size }),
    async close() {
      await queue.onIdle();
      await pool.destroy();
    },
  };
}
