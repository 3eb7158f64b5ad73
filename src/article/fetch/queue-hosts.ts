import PQueue from "p-queue";
import { ReadingError } from "../../errors.ts";
import { type HostAllowance, portOf } from "./allowed-hosts.ts";

/** At most this many requests to one host at once, and this many started a second. */
const CONCURRENCY = 2;
const STARTS_PER_SECOND = 5;
const SECOND = 1000;

/** Waiting for one host beyond this many requests, the next is refused as `busy`. */
const MAX_WAITING = 200;

/** Runs tasks, politely spaced for each host; the operator's own hosts are not spared. */
export type HostQueues = <T>(url: URL, signal: AbortSignal | undefined, task: () => Promise<T>) => Promise<T>;

/** Keeps one queue for each host that was asked within the last second. */
export function createHostQueues(isAllowed: HostAllowance): HostQueues {
  const queues = new Map<string, PQueue>();
  const open = (url: URL) => {
    const own = isAllowed(url.hostname, portOf(url));
    const queue = new PQueue(
      own
        ? { concurrency: CONCURRENCY }
        : { concurrency: CONCURRENCY, interval: SECOND, intervalCap: STARTS_PER_SECOND },
    );
    queues.set(url.host, queue);
    queue.on("idle", () => {
      const forget = () => queue.pending + queue.size === 0 && queues.delete(url.host);
      setTimeout(forget, SECOND).unref();
    });
    return queue;
  };
  return async (url, signal, task) => {
    const queue = queues.get(url.host) ?? open(url);
    if (queue.size >= MAX_WAITING) throw new ReadingError("busy", url.hostname);
    return await queue.add(task, signal ? { signal } : {});
  };
}
