import { possibleParticles } from "../attached-particles.ts";
import { mix } from "./hash.ts";
import type { Reading } from "./word-facts.ts";
import { clusterAbove, ROOT_CLUSTER, UNKNOWN_WORD, type WordList } from "./word-list.ts";

/** How a word is written elsewhere, or how frequent it is, and its cluster. */
type KnownWord = typeof UNKNOWN_WORD;

const FREQUENT = { never: 0, whole: 1, rest: 2 } as const;
const MIN_REST = 3;
const CLUSTER_BITS = [4, 6, 10, 20];

/** What the list of common words says of a word, as far as the kind of script lets it. */
export function readKnown(text: string, { language, kind, words }: Reading): KnownWord {
  const lower = text.toLowerCase();
  if (kind === "unspaced") return UNKNOWN_WORD;
  if (kind === "caseless") return { spelling: frequencyOf(lower, language, words), cluster: 0 };
  return { spelling: words.spelling(lower, language), cluster: words.cluster(text, language) };
}

/** In a script without capitals a list says only which words are frequent: themselves, or without what is written onto them. */
function frequencyOf(word: string, language: string, words: WordList): number {
  const frequent = (part: string): boolean => words.spelling(part, language) > 0;
  if (words.spelling(word, language) === UNKNOWN_WORD.spelling) return UNKNOWN_WORD.spelling;
  if (frequent(word)) return FREQUENT.whole;
  const rests = possibleParticles(word, language).map(([before, after]) =>
    word.slice(before, word.length - after),
  );
  return rests.some((rest) => rest.length >= MIN_REST && frequent(rest)) ? FREQUENT.rest : FREQUENT.never;
}

/** Adds features: how the word is written elsewhere, and its clusters from wide to narrow (Miller et al. 2004). */
export function addKnown(
  own: number[],
  { spelling, cluster }: KnownWord,
  shape: number,
  listed: number,
): void {
  own.push(mix(spelling, 50), mix(mix(spelling, shape), 51), mix(mix(spelling, mix(listed, shape)), 52));
  if (cluster <= ROOT_CLUSTER) return;
  for (const bits of CLUSTER_BITS) {
    const above = mix(clusterAbove(cluster, bits), 60 + bits);
    own.push(above, mix(above, shape));
  }
}
