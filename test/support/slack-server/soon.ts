import { vi } from "vitest";

const PATIENCE = { timeout: 5_000, interval: 10 };

/** Waits until an expectation holds, for 5 s at most. */
export async function eventually(expectation: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(expectation, PATIENCE);
}

/** Waits until there is something to find, for 5 s at most. */
export function soon<T>(find: () => T): Promise<NonNullable<T>> {
  return vi.waitFor(() => {
    const found = find();
    if (found === undefined || found === null) throw new Error(`nothing yet: ${find}`);
    return found;
  }, PATIENCE);
}
