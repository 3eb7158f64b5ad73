import { isStopWord } from "../text/stop-words.ts";
import { type ParticleFinder, particleFinder } from "./attached-particles.ts";
import { type Cues, cuesOf } from "./cue-words.ts";
import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";
import { LISTED, type NameList } from "./tagger/name-list.ts";

const CONFIDENCE = 0.7;
const WORD = /^[\p{L}\p{M}\u200c'״׳-]{2,}$/u;
const LATIN_NAME = /^(?=.*\p{Lu})[\p{sc=Latin}\p{N}&.-]{2,}$/u;

/** A token without its particles. */
interface Bare {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly listed: number;
}

/**
 * Names in scripts without capitals by what lists and neighbours say: listed given names and places, words after a
 * title, words after "university" or "city", words with an ending that only such names have.
 */
export function findByCues(tokens: readonly NameToken[], language: string, list: NameList): Mention[] {
  const find = particleFinder(tokens, language);
  const bare = tokens.map((token) => strip(token, find, list));
  const cues = cuesOf(language);
  const mentions: Mention[] = [];
  for (let index = 0; index < bare.length; index++) {
    const found = nameAt(bare, index, cues, language, list);
    if (found === null) continue;
    const { start } = bare[index]!;
    const { end } = bare[found.last]!;
    mentions.push({ start, end, type: found.type, confidence: CONFIDENCE, certainty: CONFIDENCE });
    index = found.last;
  }
  return mentions;
}

function strip({ text, start, sentence }: NameToken, find: ParticleFinder | null, list: NameList): Bare {
  const whole = list.bits(text);
  const [before, after] = find === null || whole > 0 ? [0, 0] : find(text);
  const isName = text.length === 3 && after === 1 && (list.bits(text.slice(0, 1)) & LISTED.family) > 0;
  if (isName && list.bits(text.slice(0, 2)) === 0)
    return { text, start, end: start + text.length, sentence, listed: 0 };
  const rest = text.slice(before, text.length - after);
  return {
    text: rest,
    start: start + before,
    end: start + before + rest.length,
    sentence,
    listed: list.bits(rest),
  };
}

interface Found {
  readonly type: EntityType;
  readonly last: number;
}

function nameAt(
  bare: readonly Bare[],
  index: number,
  cues: Cues,
  language: string,
  list: NameList,
): Found | null {
  const word = bare[index]!;
  if (LATIN_NAME.test(word.text)) return latinName(bare, index);
  if (!WORD.test(word.text) || isStopWord(word.text, language)) return null;
  const next = sameSentence(bare, index, 1);
  const head = cues.heads.get(word.text);
  if (head !== undefined && next !== null && isNameWord(next, language))
    return { type: head, last: index + 1 };
  const ending = cues.endings.find(([end]) => word.text.endsWith(end) && word.text.length > end.length);
  if (ending !== undefined) return { type: ending[1], last: index };
  if (isPerson(bare, index, cues, language, list))
    return { type: "person", last: personEnd(bare, index, cues, language) };
  return word.listed & LISTED.place ? { type: "place", last: index } : null;
}

/** Names in Latin capitals inside another script are mostly companies' and bodies'. */
function latinName(bare: readonly Bare[], index: number): Found {
  let last = index;
  while (sameSentence(bare, last, 1) !== null && LATIN_NAME.test(bare[last + 1]!.text)) last++;
  return { type: "organisation", last };
}

function isPerson(
  bare: readonly Bare[],
  index: number,
  cues: Cues,
  language: string,
  list: NameList,
): boolean {
  const word = bare[index]!;
  const next = sameSentence(bare, index, 1);
  if (next !== null && cues.after.has(next.text) && !cues.after.has(word.text)) return true;
  if (followsTitle(bare, index, cues)) return true;
  if (language === "ko") return isJoinedName(word.text, list);
  const named = (word.listed & LISTED.given) > 0 && (word.listed & LISTED.place) === 0;
  return named && next !== null && (next.listed & (LISTED.family | LISTED.given)) > 0;
}

/** A title stands right before, or with one word between that says of what ("the president of France", "American"). */
function followsTitle(bare: readonly Bare[], index: number, cues: Cues): boolean {
  const [word, before, before2] = [
    bare[index]!,
    sameSentence(bare, index, -1),
    sameSentence(bare, index, -2),
  ];
  if (before === null || isAttribute(word) || cues.before.has(word.text)) return false;
  return (
    cues.before.has(before.text) || (before2 !== null && cues.before.has(before2.text) && isAttribute(before))
  );
}

function isAttribute({ text, listed }: Bare): boolean {
  return /^ال\p{L}{4}/u.test(text) || (listed & LISTED.place) > 0;
}

/** A family name of one syllable and a given name of two, written together. */
function isJoinedName(word: string, list: NameList): boolean {
  if (word.length !== 3) return false;
  return (list.bits(word.slice(0, 1)) & LISTED.family) > 0 && (list.bits(word.slice(1)) & LISTED.given) > 0;
}

function personEnd(bare: readonly Bare[], index: number, cues: Cues, language: string): number {
  const next = sameSentence(bare, index, 1);
  if (next === null || cues.after.has(next.text) || language === "ko" || !isNameWord(next, language))
    return index;
  return index + 1;
}

function isNameWord({ text }: Bare, language: string): boolean {
  return WORD.test(text) && !isStopWord(text, language);
}

function sameSentence(bare: readonly Bare[], index: number, offset: number): Bare | null {
  const other = bare[index + offset];
  return other !== undefined && other.sentence === bare[index]!.sentence ? other : null;
}
