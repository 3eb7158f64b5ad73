/** A message of the chat, the person's or the bot's. */
export interface Posted {
  /** The message that it answers. */
  readonly thread: string | null;
  /** `null`: the bot. */
  readonly author: string | null;
  /** What the person wrote. */
  readonly text: string | null;
  readonly delivery: string | null;
}

/** A button or menu that was shown, with the message under which it stands. */
export interface Offered {
  readonly message: string;
  /** The action's. */
  readonly id: string;
}

/** What was posted and offered so far, by its number; bounded, the oldest are forgotten. */
export interface PostedMessages {
  add(message: Posted): string;
  find(id: string): Posted | null;
  findDelivery(delivery: string): string | null;
  /** Returns whether it was there. */
  remove(id: string): boolean;
  /** The last message of the chat; `null` before the first. */
  last(): string | null;
  /** The number that the next button or menu gets. */
  nextAction(): number;
  offer(message: string, ids: readonly string[]): void;
  offered(number: number): Offered | null;
}

const REMEMBERED = 500;

/** Remembers a chat's messages. */
export function rememberPosted(): PostedMessages {
  const messages = new Map<string, Posted>();
  const offers = new Map<number, Offered>();
  let messageCount = 0;
  let actionCount = 0;

  return {
    add(message) {
      const id = String(++messageCount);
      messages.set(id, message);
      forgetOldest(messages);
      return id;
    },
    find: (id) => messages.get(id) ?? null,
    findDelivery: (wanted) => [...messages].find(([, { delivery }]) => delivery === wanted)?.[0] ?? null,
    remove: (id) => messages.delete(id),
    last: () => [...messages.keys()].at(-1) ?? null,
    nextAction: () => actionCount + 1,
    offer(message, ids) {
      for (const id of ids) {
        offers.set(++actionCount, { message, id });
        forgetOldest(offers);
      }
    },
    offered: (number) => offers.get(number) ?? null,
  };
}

function forgetOldest<K>(map: Map<K, unknown>): void {
  if (map.size > REMEMBERED) map.delete(map.keys().next().value as K);
}
