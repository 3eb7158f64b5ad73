const CLOSING: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "（": "）",
  "「": "」",
  "『": "』",
  "【": "】",
  "《": "》",
};
const BRACKET = /[()[\]（）「」『』【】《》]/gu;
const LONGEST_BRACKETED = 300;
const DEEPEST = 20;

/**
 * Tells whether a place in a paragraph lies inside a pair of brackets or East Asian quotation marks, where a stop ends
 * no sentence. Unpaired brackets and pairs longer than 300 units count for nothing. Linear in the paragraph's length.
 */
export function findBracketed(paragraph: string): (at: number) => boolean {
  const inside = new Set<number>();
  const open: { readonly closing: string; readonly at: number }[] = [];
  for (const { 0: bracket, index } of paragraph.matchAll(BRACKET)) {
    const closing = CLOSING[bracket];
    if (closing !== undefined) {
      if (open.length < DEEPEST) open.push({ closing, at: index });
      continue;
    }
    const opened = open.findLastIndex((one) => one.closing === bracket);
    if (opened === -1) continue;
    const { at } = open[opened]!;
    open.length = opened;
    if (open.length === 0 && index - at <= LONGEST_BRACKETED) addRange(inside, at + 1, index + 1);
  }
  return (at) => inside.has(at);
}

function addRange(set: Set<number>, start: number, end: number): void {
  for (let at = start; at < end; at += 1) set.add(at);
}
