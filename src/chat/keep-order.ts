/** Runs work on the same key one after another, work on different keys at once. */
export interface Sequence {
  /** Resolves with the work's result; a failure does not stop what waits behind it. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Keeps a message's posting, editing and deletion in their order: a deletion waits for the card that it removes. */
export function createSequence(): Sequence {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const before = last.get(key) ?? Promise.resolve();
      const current = before.then(work, work);
      const settled = current.then(
        () => {},
        () => {},
      );
      last.set(key, settled);
      void settled.then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
      return current;
    },
  };
}
