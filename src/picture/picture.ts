import type { Direction } from "../card/card.ts";

/**
 * A small table to be looked at: things by language. Plain data with every word in the reader's language, so that it
 * can be drawn anywhere; labels may quote strangers.
 */
export interface Picture {
  readonly title: string;
  /** All that it shows, in words: for those who do not see it. At most MAX_ALT characters. */
  readonly alt: string;
  readonly direction: Direction;
  /** Names of languages, at most MAX_COLUMNS. */
  readonly columns: readonly string[];
  /** At most MAX_ROWS. */
  readonly rows: readonly PictureRow[];
  /** What the marks mean; empty where there are only counts. */
  readonly legend: readonly { readonly mark: Mark; readonly text: string }[];
  /** Small print below ("3 more"), `null` for none. */
  readonly note: string | null;
}

export interface PictureRow {
  readonly label: string;
  /** Set apart from the others: sums. */
  readonly total: boolean;
  /** One for each column; `null` for nothing there. */
  readonly cells: readonly (Cell | null)[];
}

/** A count with its digits as the reader writes them, or a mark. */
export type Cell = { readonly count: number; readonly text: string } | { readonly mark: Mark };

/** `full`: a filled dot. `ring`: an open one. They differ in shape, so that colour is not needed to tell them apart. */
export type Mark = "full" | "ring";

export const MAX_COLUMNS = 7;
export const MAX_ROWS = 9;
/** Discord takes 1,024 characters, Slack 2,000. */
export const MAX_ALT = 1_000;
