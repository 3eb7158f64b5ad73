import type { PlatformEvent } from "../store/events.ts";

/** One try to answer an event. */
export interface Attempt {
  /** The event's id. */
  readonly id: string;
  /** Whether somebody began to answer it before: what they posted must be looked for. */
  readonly repeated: boolean;
  /** Whether no other attempt will follow. */
  readonly last: boolean;
  /** When the event was received, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** False once another instance may have taken the event: nothing more may be posted for it. */
  held(): boolean;
  /** Asks for another attempt later, where this one failed through no fault of the event's. */
  again(): void;
}

/** Answers an event from its payload alone, on whichever instance. */
export type AnswerEvent = (payload: unknown, attempt: Attempt) => Promise<void>;

/** What platforms told, kept from before it is acknowledged until it is answered. */
export interface Inbox {
  /**
   * Resolves once the event is kept, to its answering, which never rejects; to `null` where it is known already.
   * Rejects where it could not be kept: it must not be acknowledged then.
   */
  receive(event: PlatformEvent): Promise<{ readonly answered: Promise<void> } | null>;
  /** Says how a platform's events are answered; from then on, those that others left are too. */
  listen(platform: string, answer: AnswerEvent): void;
  /** Whether the store was heard of lately: what cannot be kept had better be told to another instance. */
  isOpen(): boolean;
  /** Stops, and leaves what is unanswered to the others. */
  close(): Promise<void>;
}
