/** Scripts whose characters take two columns and say about as much as two Latin letters. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー\u3000-\u303f\uff01-\uff60]/gu;
const INVISIBLE = /[\p{Mn}\p{Cf}]/gu;

/** How much room a sentence takes on a card, in columns: wide characters count two, combining marks none. */
export function cardWidth(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  const invisible = text.match(INVISIBLE)?.length ?? 0;
  return text.length + wide - invisible;
}
