import type { ChatAdapter } from "../../src/chat/chat-adapter.ts";
import type { DigestStore } from "../../src/store/digests.ts";

/** What a process does to deliver a digest, before and after each of which it may die. */
const STEPS = ["beginPosting", "notePosted", "closeDelivery"] as const;

/** So many places to die at: before and after the claim of the post, three posts, the notes of them and the close. */
export const PLACES_TO_DIE = 16;

/**
 * A process that dies at one of its steps (1 to PLACES_TO_DIE): from there on nothing that it wants to store or post
 * gets through, as after SIGKILL. `died` tells whether it came that far.
 */
export function dieAtStep(store: DigestStore, adapter: ChatAdapter, place: number) {
  let passed = 0;
  let died = false;
  const check = () => {
    passed += 1;
    if (passed === place) died = true;
    if (died) throw new Error("this process is dead");
  };
  const mortal =
    <In extends unknown[], Out>(work: (...given: In) => Promise<Out>, isStep: boolean) =>
    async (...given: In): Promise<Out> => {
      if (died) throw new Error("this process is dead");
      if (!isStep) return work(...given);
      check();
      const done = await work(...given);
      check();
      return done;
    };
  const digests = Object.fromEntries(
    Object.entries(store).map(([name, work]) => [
      name,
      mortal(work as () => Promise<unknown>, (STEPS as readonly string[]).includes(name)),
    ]),
  ) as unknown as DigestStore;
  return { digests, adapter: { ...adapter, post: mortal(adapter.post, true) }, died: () => died };
}
