import type { Finding } from "../doctor.ts";

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** What setup says and asks. A question that is skipped is answered with "", `null` or `false`. */
export interface Prompts {
  say(text: string): void;
  show(finding: Finding): void;
  /** Shows an address whole on a line of its own, so that it can be copied. */
  link(about: string, url: string): void;
  /** Says what is being done until it is done. */
  during<T>(doing: string, work: Promise<T>): Promise<T>;
  confirm(question: string): Promise<boolean>;
  text(question: string, suggested: string): Promise<string>;
  /** Asks without showing what is typed. */
  secret(question: string): Promise<string>;
  choose<T>(question: string, choices: readonly Choice<T>[]): Promise<T | null>;
  end(text: string): void;
  /** Gives the terminal back; to be called whatever happened. */
  close(): void;
}

/** As a shell reports an interrupted program. */
export const EXIT_STOPPED = 130;

/** The person at the terminal stopped the questions. */
export class SetupStopped extends Error {
  constructor() {
    super("Stopped. What was done is kept; run setup again at any time.");
    this.name = "SetupStopped";
  }
}
