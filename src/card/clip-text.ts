/** What is seen beyond the cut, so that no character at it is taken for two. */
const LOOK_AHEAD = 32;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Shortens a text to at most `length` UTF-16 units, with an ellipsis, between words where one ends in its last third
 * and never inside a character that people see as one.
 */
export function clipText(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length < 1) return "";
  const room = text.slice(0, length + LOOK_AHEAD);
  let end = 0;
  let wordEnd = 0;
  for (const { index, segment } of graphemes.segment(room)) {
    if (index + segment.length > length - 1) break;
    end = index + segment.length;
    if (/^\s/.test(segment)) wordEnd = index;
  }
  return `${room.slice(0, wordEnd > length * 0.66 ? wordEnd : end).trimEnd()}…`;
}

/** The first items of a list, and how many were left out. */
export function clipList<T>(
  items: readonly T[],
  length: number,
): { readonly kept: readonly T[]; readonly more: number } {
  return { kept: items.slice(0, length), more: Math.max(0, items.length - length) };
}
