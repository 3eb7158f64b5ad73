import { randomUUID } from "node:crypto";
import type { Log } from "../log.ts";
import type { BegunEvent, EventStore } from "../store/events.ts";
import type { AnswerEvent, Attempt, Inbox } from "./inbox.ts";

export interface KeepingParts {
  readonly events: EventStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** Milliseconds: what an instance that is not heard of for HOLD was answering is taken over within another BEAT. */
const HOLD = 15_000;
const BEAT = 3_000;
/** So long before its hold ends, an instance stops posting: clocks differ, and a post takes its time. */
const MARGIN = 4_000;
/** After so long without an answer the store counts as out of reach. */
const SILENCE = 8_000;
/** Before an event that failed is tried again. */
const PAUSE = 5_000;
const ATTEMPTS = 5;
/** Events that one instance takes over at a time. */
const AT_ONCE = 20;
const HOUR = 3_600_000;
const KEEP = 24 * HOUR;

/** An inbox in the store: each event is held by one instance, which renews its hold as long as it lives. */
export function createInbox({ events, now, log }: KeepingParts): Inbox {
  const me = randomUUID();
  const answers = new Map<string, AnswerEvent>();
  const held = new Map<string, { until: number }>();
  let timer: NodeJS.Timeout | null = null;
  let beating: Promise<void> | null = null;
  let prunedAt = now();
  let heardAt = now();

  async function attempt(event: BegunEvent, until: number): Promise<void> {
    const hold = { until };
    held.set(event.id, hold);
    let again = false;
    const attempt: Attempt = {
      id: event.id,
      repeated: event.attempts > 1,
      last: event.attempts >= ATTEMPTS,
      receivedAt: event.receivedAt,
      held: () => now() < hold.until - MARGIN,
      again: () => {
        again = true;
      },
    };
    try {
      await answers.get(event.platform)?.(event.payload, attempt);
      await (again && !attempt.last
        ? events.letGo(event.id, me, now() + PAUSE)
        : events.finish(event.id, me));
    } catch (error) {
      log.error({ err: error, event: event.id, attempts: event.attempts }, "an event's answer broke off");
    } finally {
      if (held.get(event.id) === hold) held.delete(event.id);
    }
  }

  async function renew(): Promise<void> {
    if (held.size === 0) return;
    const mine = [...held];
    const until = now() + HOLD;
    const renewed = await events.renew(
      mine.map(([id]) => id),
      { holder: me, until },
    );
    for (const [id, hold] of mine) if (renewed.has(id)) hold.until = until;
  }

  async function beat(): Promise<void> {
    await renew();
    const given = await events.giveUp(now(), ATTEMPTS);
    if (given.length > 0) log.error({ events: given }, "events that nobody could answer were given up");
    const until = now() + HOLD;
    const limits = { attempts: ATTEMPTS, events: AT_ONCE };
    const left = await events.takeLeft([...answers.keys()], { holder: me, until }, now(), limits);
    for (const event of left) {
      log.info({ event: event.id, attempts: event.attempts }, "takes over an event");
      void attempt(event, until);
    }
    if (now() - prunedAt < HOUR) return;
    prunedAt = now();
    await events.prune(now() - KEEP);
  }

  function look(): void {
    beating ??= beat()
      .then(() => {
        heardAt = now();
      })
      .catch((error) => log.warn({ err: error }, "the store was not asked for unanswered events"))
      .finally(() => {
        beating = null;
      });
  }

  return {
    async receive(event) {
      const receivedAt = now();
      const until = receivedAt + HOLD;
      if (!(await events.receive(event, { holder: me, until }, receivedAt))) return null;
      return { answered: attempt({ ...event, attempts: 1, receivedAt }, until) };
    },
    listen(platform, answer) {
      answers.set(platform, answer);
      if (timer === null) heardAt = now();
      timer ??= setInterval(look, BEAT).unref();
    },
    isOpen: () => timer === null || now() - heardAt < SILENCE,
    async close() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await beating;
      // They may be taken up elsewhere from now on.
      for (const hold of held.values()) hold.until = 0;
      const letGo = [...held.keys()].map((id) => events.letGo(id, me, now()));
      await Promise.allSettled(letGo);
    },
  };
}
