/** A clock that only moves when it is told to. */
export interface VirtualClock {
  /** Milliseconds since 1970. */
  now(): number;
  advance(milliseconds: number): void;
}

/** Starts at a moment, in milliseconds since 1970. */
export function createVirtualClock(start: number): VirtualClock {
  let time = start;
  return {
    now: () => time,
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}
