/** Why there is no machine translation; all of them can be told to people. */
export type TranslationProblem = "unavailable" | "refused" | "no-pair" | "too-long" | "budget";

/** A translation that failed in a way people can be told. The message holds neither texts nor keys. */
export class TranslationError extends Error {
  readonly problem: TranslationProblem;

  constructor(problem: TranslationProblem, detail = "", cause?: unknown) {
    super(detail === "" ? problem : `${problem}: ${detail}`, { cause });
    this.name = "TranslationError";
    this.problem = problem;
  }
}

/** A language pair that a service translates. */
export interface Pair {
  /** BCP 47 primary language. */
  readonly from: string;
  readonly to: string;
  /** The service's own names of the two. */
  readonly codes: readonly [from: string, to: string];
}

/** One service's protocol. Both throw TranslationError. */
export interface TranslationService {
  /** As people know it: "DeepL". */
  readonly name: string;
  listPairs(): Promise<readonly Pair[]>;
  /** Translates texts, each by itself, in the same order. */
  translate(texts: readonly string[], pair: Pair): Promise<readonly string[]>;
}

export interface TranslationOrder {
  readonly texts: readonly string[];
  /** BCP 47 primary languages. */
  readonly from: string;
  readonly to: string;
  /** Whose budget pays. */
  readonly tenant: string;
}

/** What the chat asks: a service behind a budget, a memory and bounds. */
export interface MachineTranslator {
  readonly service: string;
  /** The first of some languages that the service translates into; `null` for none. Throws TranslationError. */
  choosePair(from: string, into: readonly string[]): Promise<string | null>;
  /** Throws TranslationError. */
  translate(order: TranslationOrder): Promise<readonly string[]>;
}
