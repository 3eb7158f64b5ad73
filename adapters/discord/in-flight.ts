/** Work that was begun: to be finished before we leave. */
export interface InFlight {
  /** Keeps hold of some work until it ends, however it ends. */
  readonly add: (work: Promise<unknown>) => void;
  /** Waits for all work, at most `patience` milliseconds; resolves to how much is still not done. */
  readonly drain: (patience: number) => Promise<number>;
}

export function createInFlight(): InFlight {
  const begun = new Set<Promise<unknown>>();

  async function untilEmpty(): Promise<void> {
    while (begun.size > 0) await Promise.allSettled(begun);
  }

  return {
    add(work) {
      begun.add(work);
      const end = () => void begun.delete(work);
      work.then(end, end);
    },
    async drain(patience) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([untilEmpty(), late]);
      clearTimeout(timer);
      return begun.size;
    },
  };
}
