import type { Card } from "../../src/card/card.ts";
import { type ChatAdapter, DeliveryError, type Target } from "../../src/chat/chat-adapter.ts";

/** A post on the platform that is not there. */
export interface RecordedPost {
  readonly target: Target;
  card: Card;
}

/** A chat platform in memory. */
export interface RecordingAdapter extends ChatAdapter {
  /** What stands in the channels now, by message id. */
  readonly posts: Map<string, RecordedPost>;
  readonly updates: string[];
  readonly whispered: { readonly channel: string; readonly person: string; readonly card: Card }[];
  readonly reacted: { readonly message: string; readonly emoji: string }[];
  /** When set, posts are refused with it. */
  refuse: DeliveryError | null;
}

/** Posts get the ids `p1`, `p2`, … */
export function createRecordingAdapter(platform = "web"): RecordingAdapter {
  let last = 0;
  const adapter: RecordingAdapter = {
    platform,
    posts: new Map(),
    updates: [],
    whispered: [],
    reacted: [],
    refuse: null,
    async start() {},
    async stop() {},
    status: () => ({ connected: true, detail: "in memory" }),
    async post(target, card) {
      if (adapter.refuse !== null) throw adapter.refuse;
      last += 1;
      adapter.posts.set(`p${last}`, { target, card });
      return `p${last}`;
    },
    async update(_channel, message, card) {
      const post = adapter.posts.get(message);
      if (post === undefined) throw new DeliveryError("gone", true);
      post.card = card;
      adapter.updates.push(message);
    },
    async remove(_channel, message) {
      adapter.posts.delete(message);
    },
    async whisper(channel, person, card) {
      adapter.whispered.push({ channel, person, card });
    },
    async react(_channel, message, emoji) {
      adapter.reacted.push({ message, emoji });
    },
  };
  return adapter;
}
