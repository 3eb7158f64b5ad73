/**
 * Characters read in a minute, by script (Trauzettel-Klosinski & Dietz 2012, IReST: mean over readers of each
 * language; alphabetic scripts not studied there take the mean of those that were).
 */
const RATES: readonly (readonly [RegExp, number])[] = [
  [/\p{Script=Han}/gu, 255],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 357],
  [/\p{Script=Hangul}/gu, 500],
  [/\p{Script=Arabic}/gu, 612],
  [/\p{Script=Hebrew}/gu, 833],
];
const ALPHABETIC_RATE = 950;

/** How long a text takes to read, in whole minutes, at least 1. */
export function readingTime(text: string): number {
  let rest = text.length;
  let minutes = 0;
  for (const [script, rate] of RATES) {
    const count = text.match(script)?.length ?? 0;
    rest -= count;
    minutes += count / rate;
  }
  return Math.max(1, Math.round(minutes + rest / ALPHABETIC_RATE));
}
