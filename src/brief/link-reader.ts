import type { Sibling } from "../siblings/sibling.ts";
import type { Brief } from "./brief.ts";

/** Who asked for a reading, where: an article is shown only to audiences that met it (`audienceOf`). */
export interface ReadingPlace {
  readonly audience: string;
  readonly channel: string;
}

export interface ReadLinkOptions extends ReadingPlace {
  /** From a public feed: every tenant may be shown it. */
  readonly public?: boolean;
  readonly signal?: AbortSignal;
  /** Called once when the page is slow, with its host. */
  readonly onSlow?: (host: string) => void;
}

/** Something that one edition says and the other does not. `text` is quoted from the edition that has it. */
export interface Difference {
  readonly kind: "number" | "name" | "sentence";
  /** Where it stands: in the article itself or in the sibling. */
  readonly onlyIn: "article" | "edition";
  readonly text: string;
}

/** The same article in another language, with the sentences to quote instead of the article's own. */
export interface EditionReading {
  readonly edition: Brief;
  /** Indexes into `edition.sentences`, in document order. */
  readonly sentences: readonly number[];
  /** True: the counterparts of the article's sentences; false: the edition's own summary. */
  readonly aligned: boolean;
  /** At most ten, the weightiest first; absent where they were not looked for. */
  readonly differences?: readonly Difference[];
}

export interface SiblingOptions {
  readonly audience: string;
  /** BCP 47 tags: of the editions that the publisher declares, those in these languages are fetched first. */
  readonly languages?: readonly string[];
}

/** Reading, as the chat needs it. Links are coalesced: two who ask at once cause one fetch. */
export interface LinkReader {
  /** Reads a link, or finds it in the store. Throws ReadingError. */
  readLink(url: string, options: ReadLinkOptions): Promise<Brief>;
  /** Reads a pasted article. Throws ReadingError. */
  readText(text: string, place: ReadingPlace): Promise<Brief>;
  /** A brief read earlier that this audience may be shown; `null` otherwise. */
  findStored(id: string, audience: string): Promise<Brief | null>;
  /** Siblings that this audience may be shown, best first. */
  siblings(brief: Brief, options: SiblingOptions): Promise<readonly Sibling[]>;
  /**
   * The counterparts of some of the article's sentences in a sibling, or in its best translation into a language
   * (BCP 47); `null` where there is none or it cannot be read.
   */
  edition(
    brief: Brief,
    wanted: Sibling | string,
    options: { readonly audience: string; readonly sentences: readonly number[] },
  ): Promise<EditionReading | null>;
}
