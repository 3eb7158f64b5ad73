/** A stretch of a text in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence of an article; `paragraph` counts from 0. Never crosses a paragraph. */
export interface Sentence extends Span {
  readonly paragraph: number;
}
