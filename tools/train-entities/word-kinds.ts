import type { WordKind } from "../../src/entities/tagger/word-list.ts";
import type { MecabDictionary, Reading } from "./mecab-dictionary.ts";

const MEANINGS: Readonly<Record<string, WordKind>> = { 인명: "person", 지명: "place", "*": "name" };
const HANGUL = /^[가-힣]{2,6}$/;
/** Common nouns longer than this are never what is left of a name without its particles. */
const MAX_COMMON = 4;
/** What a noun costs that the dictionary's makers added without having met it in a text. */
const UNSEEN_NOUN = 2639;

/** Tags of words that something is written onto: nouns, pronouns, verbs, adjectives and their roots. */
const BEGINNING = /^(?:NNG|NNB|NP|V|XR)/;
/** Tags of particles and endings, and of what makes a verb or an adjective of a word. */
const WRITTEN_ON = /^(?:J|E|X|V)/;

/** What each word of a Korean dictionary is most often, where it stands alone. */
export function wordKinds(dictionary: MecabDictionary): Map<string, WordKind> {
  const kinds = new Map<string, WordKind>();
  for (const [word, readings] of dictionary.words) {
    if (!HANGUL.test(word)) continue;
    const other = dictionary.read(word, ({ word: part, tag }) => part !== word || tag !== "NNP");
    const kind = kindOf(readings, dictionary.read(word) ?? [], other ?? []);
    if (kind === "unknown" || (kind === "common" && word.length > MAX_COMMON)) continue;
    kinds.set(word, kind);
  }
  return kinds;
}

function kindOf(readings: readonly Reading[], path: readonly Reading[], other: readonly Reading[]): WordKind {
  const name = readings.filter(({ tag }) => tag === "NNP").reduce<Reading | null>(cheaper, null);
  const meaning = name === null ? undefined : MEANINGS[name.meaning];
  if (!path.every(({ tag }) => tag === "NNP")) {
    const unseen = path.length === 1 && path[0]!.cost === UNSEEN_NOUN;
    return unseen && meaning !== undefined ? "unknown" : "common";
  }
  if (meaning === "name" && isPhrase(other)) return "common";
  return meaning ?? "unknown";
}

/** Whether a reading is common nouns of two syllables or more, or one common word and what is written onto it. */
function isPhrase([first, ...rest]: readonly Reading[]): boolean {
  if (first === undefined || rest.length === 0) return false;
  const isNoun = ({ tag, word }: Reading): boolean => tag === "NNG" && word.length > 1;
  if (isNoun(first) && rest.every(isNoun)) return true;
  return BEGINNING.test(first.tag) && rest.every(({ tag }) => WRITTEN_ON.test(tag));
}

function cheaper(best: Reading | null, other: Reading): Reading {
  return best !== null && best.cost <= other.cost ? best : other;
}
