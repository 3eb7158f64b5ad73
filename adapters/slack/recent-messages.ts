/** What is remembered of a message that people posted, for reactions to it. */
export interface RecentMessage {
  /** Slack's markup, clipped. */
  readonly text: string;
  readonly thread: string | null;
  readonly author: string | null;
}

export interface RecentMessages {
  put(channel: string, ts: string, message: RecentMessage): void;
  find(channel: string, ts: string): RecentMessage | null;
  forget(channel: string, ts: string): void;
  /** Forgets a workspace. */
  forgetTeam(team: string): void;
}

const MAX_TEXT = 4_000;

/** A bounded memory, the oldest leaving first; keys are channel ids of `encodePlace` and message timestamps. */
export function createRecentMessages(capacity = 2_000): RecentMessages {
  const messages = new Map<string, RecentMessage>();
  const keyOf = (channel: string, ts: string) => `${channel}/${ts}`;
  return {
    put(channel, ts, message) {
      messages.delete(keyOf(channel, ts));
      messages.set(keyOf(channel, ts), { ...message, text: message.text.slice(0, MAX_TEXT) });
      const oldest = messages.keys().next().value;
      if (messages.size > capacity && oldest !== undefined) messages.delete(oldest);
    },
    find: (channel, ts) => messages.get(keyOf(channel, ts)) ?? null,
    forget(channel, ts) {
      messages.delete(keyOf(channel, ts));
    },
    forgetTeam(team) {
      for (const key of messages.keys()) if (key.split(":")[1] === team) messages.delete(key);
    },
  };
}
