import type { AnswerEvent, Attempt, Inbox } from "../../src/chat/inbox.ts";

/** An inbox that knows events again and answers each once; `known` may be shared by instances. */
export function createMemoryInbox(known = new Set<string>()): Inbox {
  const answers = new Map<string, AnswerEvent>();
  return {
    async receive({ id, platform, payload }) {
      if (known.has(id)) return null;
      known.add(id);
      const answered = Promise.resolve(answers.get(platform)?.(payload, sampleAttempt({ id })));
      return { answered: answered.catch(() => {}) };
    },
    listen: (platform, answer) => void answers.set(platform, answer),
    isOpen: () => true,
    close: async () => {},
  };
}

/** A first attempt that is held for good. */
export function sampleAttempt(fields: Partial<Attempt> = {}): Attempt {
  return {
    id: "event",
    repeated: false,
    last: false,
    receivedAt: 0,
    held: () => true,
    again: () => {},
    ...fields,
  };
}
