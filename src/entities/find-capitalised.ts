import { isStopWord } from "../text/stop-words.ts";
import { countryCode } from "./country-codes.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";

const CAPITAL = /^\p{Lu}/u;
const PARTICLES: ReadonlySet<string> = new Set(
  "de del della di da do dos das du la le van der den von zu al el bin ibn ben of".split(" "),
);

/** Runs of capitalised words: names by typography alone, for scripts with case. */
export function findCapitalised(text: string, tokens: readonly NameToken[], language: string): Mention[] {
  const lower = new Set(
    tokens.filter(({ text: word }) => /^\p{Ll}/u.test(word)).map(({ text: word }) => word),
  );
  const mentions: Mention[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const end = runEnd(tokens, index);
    if (end === index) continue;
    const first = tokens[index]!;
    const initial = tokens[index - 1]?.sentence !== first.sentence;
    const word = first.text.toLowerCase();
    const from = initial && (isStopWord(word, language) || lower.has(word)) ? index + 1 : index;
    if (from < end) mentions.push(typeRun(text, tokens, from, end, language));
    index = end - 1;
  }
  return mentions;
}

function runEnd(tokens: readonly NameToken[], from: number): number {
  let end = from;
  for (let next = from; next < tokens.length && tokens[next]!.sentence === tokens[from]!.sentence; next++) {
    if (CAPITAL.test(tokens[next]!.text)) end = next + 1;
    else if (end === from || next > end + 1 || !PARTICLES.has(tokens[next]!.text)) break;
  }
  return end;
}

function typeRun(
  text: string,
  tokens: readonly NameToken[],
  from: number,
  to: number,
  language: string,
): Mention {
  const start = tokens[from]!.start;
  const end = tokens[to - 1]!.end;
  if (countryCode(text.slice(start, end), language) !== null)
    return { start, end, type: "place", confidence: 1 };
  return { start, end, type: to - from > 1 ? "person" : "other", confidence: 0.4 };
}
