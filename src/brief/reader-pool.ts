import { availableParallelism } from "node:os";
import { MessageChannel } from "node:worker_threads";
import PQueue from "p-queue";
import { Tinypool } from "tinypool";
import { ReadingError } from "../errors.ts";
import type { Feed } from "../feeds/feed.ts";
import type { FetchedFeed } from "../feeds/parse-feed.ts";
import { type Log, silentLog } from "../log.ts";
import type { Brief } from "./brief.ts";
import type { Outcome, Reading } from "./worker.ts";

/** Reads in worker threads, so that no page can stall or crash the process. */
export interface ReaderPool {
  /** Throws ReadingError `timed-out`, `reader-crashed` or `busy` beside those of the reading itself. */
  read(reading: Reading): Promise<Brief>;
  /** Starts and warms up a worker where none runs, while the page to be read is still on its way. */
  prepare(): void;
  /** Parses a fetched feed; throws as `read` does. */
  readFeed(reading: FetchedFeed): Promise<Feed>;
  /** How many readings run and wait. */
  load(): { readonly running: number; readonly waiting: number };
  close(): Promise<void>;
}

export interface ReaderPoolOptions {
  readonly threads?: number;
  /** How long one reading may take from when it begins, in milliseconds. */
  readonly deadline?: number;
  readonly log?: Log;
  /** How much JavaScript heap one worker may fill, in megabytes. */
  readonly memory?: number;
  /** How many readings may wait before further ones are refused as `busy`. */
  readonly maxWaiting?: number;
  /** How much text those that run and wait may hold together, in UTF-16 units; likewise. */
  readonly maxHeld?: number;
}

const workerFile = new URL(
  import.meta.url.endsWith(".ts") ? "../../tools/worker-from-source.mjs" : "./worker.js",
  import.meta.url,
);

/** The functions of the worker, by name. */
type Job = "read" | "readFeed";

/** Loading the worker takes a fraction of a second; so long means that it cannot start. */
const STARTUP_DEADLINE = 60_000;

/** What waits longer than a few seconds is better asked for again: a dozen articles are read a second on two cores. */
const MAX_WAITING = 200;

/** 128 MB: a few hundred usual pages, a few dozen of the largest. */
const MAX_HELD = 64_000_000;

function sizeOf(reading: Reading | FetchedFeed): number {
  if ("page" in reading) return reading.page.body.length;
  return "text" in reading ? reading.text.length : reading.body.length;
}

/** Starts no thread before the first reading; idle threads end after a minute and give their memory back. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const threads = options.threads ?? Math.max(1, availableParallelism() - 1);
  const deadline = options.deadline ?? 5_000;
  const log = options.log ?? silentLog;
  let closing = false;
  const maxHeld = options.maxHeld ?? MAX_HELD;
  let held = 0;
  const queue = new PQueue({ concurrency: threads });
  const pool = new Tinypool({
    filename: workerFile.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: options.memory ?? 512 },
  });
  // A worker that dies between two readings is replaced; without a listener it would end the process.
  pool.on("error", (err: unknown) => log.error({ err }, "a reading worker died"));

  /** The deadline counts from when the worker begins: neither the queue nor a thread's start is the page's fault. */
  async function run<T>(name: Job, reading: Reading | FetchedFeed): Promise<T> {
    const ending = new AbortController();
    const end = () => ending.abort();
    const { port1: begun, port2: begin } = new MessageChannel();
    let timer = setTimeout(end, STARTUP_DEADLINE);
    begun.once("message", () => {
      clearTimeout(timer);
      timer = setTimeout(end, deadline);
    });
    try {
      const task = { reading, begin };
      const outcome: Outcome<T> = await pool.run(task, {
        name,
        signal: ending.signal,
        transferList: [begin],
      });
      if ("problem" in outcome) throw new ReadingError(outcome.problem, outcome.detail);
      return outcome.value;
    } catch (error) {
      if (error instanceof ReadingError) throw error;
      throw new ReadingError(ending.signal.aborted ? "timed-out" : "reader-crashed", undefined, error);
    } finally {
      clearTimeout(timer);
      begun.close();
    }
  }

  async function enqueue<T>(name: Job, reading: Reading | FetchedFeed): Promise<T> {
    const size = sizeOf(reading);
    const isFull = queue.size >= (options.maxWaiting ?? MAX_WAITING) || held + size > maxHeld;
    if (isFull && queue.pending > 0) throw new ReadingError("busy");
    held += size;
    try {
      return await queue.add(() => run<T>(name, reading));
    } finally {
      held -= size;
    }
  }

  function prepare(): void {
    if (closing || pool.threads.length > 0) return;
    pool.run(undefined, { name: "prepare" }).catch((err: unknown) => {
      if (!closing) log.warn({ err }, "a reading worker could not be warmed up");
    });
  }

  return {
    prepare,
    read: (reading) => enqueue<Brief>("read", reading),
    readFeed: (reading) => enqueue<Feed>("readFeed", reading),
    load: () => ({ running: queue.pending, waiting: queue.size }),
    async close() {
      await queue.onIdle();
      closing = true;
      await pool.destroy();
    },
  };
}
