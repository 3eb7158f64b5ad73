import type { ChatAdapter } from "./chat-adapter.ts";
import type { Attempt } from "./inbox.ts";

/** An adapter that says nothing more, and throws, once another instance may have taken over what is answered. */
export function fencePosts(adapter: ChatAdapter, attempt: Attempt | undefined): ChatAdapter {
  if (attempt === undefined) return adapter;
  const fence =
    <Args extends readonly unknown[], Result>(method: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (!attempt.held()) throw new Error("the event may be another instance's by now");
      return method(...args);
    };
  return {
    ...adapter,
    post: fence(adapter.post),
    update: fence(adapter.update),
    whisper: fence(adapter.whisper),
    react: fence(adapter.react),
  };
}
