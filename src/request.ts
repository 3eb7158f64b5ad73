import { AsyncLocalStorage } from "node:async_hooks";

const requests = new AsyncLocalStorage<string>();

const ID_LENGTH = 8;

/** Runs what somebody asked for under an id of its own, which every line logged meanwhile carries. */
export function runRequest<T>(random: () => number, work: () => Promise<T>): Promise<T> {
  return requests.run(makeId(random), work);
}

/** The id of what is being done; `null` for what nobody asked for. */
export function currentRequest(): string | null {
  return requests.getStore() ?? null;
}

/** Short enough to be typed by whoever reports a bug. */
export function makeId(random: () => number): string {
  return Math.floor(random() * 36 ** ID_LENGTH)
    .toString(36)
    .padStart(ID_LENGTH, "0");
}
