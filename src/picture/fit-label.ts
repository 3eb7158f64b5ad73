const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const MAX_LABEL = 200;

/** Widths in ems, a little generous: no fonts are at hand where pictures are laid out. */
function widthOf(character: string): number {
  if (/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}]/u.test(character))
    return 1;
  if (/^[\p{M}]/u.test(character)) return 0;
  if (/^[ ijlI.,:;'’|!()]/.test(character)) return 0.32;
  if (/^[\p{Lu}mwшщжюфM@%]/u.test(character)) return 0.74;
  return 0.58;
}

/** About how wide a text is drawn at a size, in the unit of the size. */
export function measureLabel(text: string, size: number): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text.slice(0, MAX_LABEL))) ems += widthOf(segment);
  return ems * size;
}

/** A text without controls and broken characters, cut with an ellipsis where it is wider than `room`. */
export function fitLabel(text: string, size: number, room: number): string {
  const clean = text
    .slice(0, MAX_LABEL)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim();
  if (measureLabel(clean, size) <= room) return clean;
  let kept = "";
  let width = size;
  for (const { segment } of graphemes.segment(clean)) {
    width += widthOf(segment) * size;
    if (width > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in at most two lines, divided at a space where it is too wide for one. */
export function wrapLabel(text: string, size: number, room: number): readonly string[] {
  const words = text.trim().slice(0, MAX_LABEL).split(/\s+/);
  let first = words.shift() ?? "";
  while (words.length > 0 && measureLabel(`${first} ${words[0]}`, size) <= room) first += ` ${words.shift()}`;
  const lines = words.length === 0 ? [first] : [first, words.join(" ")];
  return lines.map((line) => fitLabel(line, size, room));
}
