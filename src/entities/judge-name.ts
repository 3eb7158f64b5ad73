import type { EntityType } from "./entity.ts";
import type { NameGroup } from "./merge-groups.ts";
import { loadNameList } from "./tagger/load-name-list.ts";
import { LISTED, type NameList } from "./tagger/name-list.ts";

/** The tagger is too sure of itself: its surprise at being wrong counts for less (temperature scaling, Guo et al. 2017). */
const SCALE = { slope: 0.6, offset: -1 } as const;
const MAX_SURPRISE = 8;
/** Where no capital shows that a word is a name, more of what is found is none. */
const CASED = /[\p{Lu}\p{Ll}]/u;
const COUNTRY = 0.97;
/** What other evidence adds to the log-odds. */
const WORTH = {
  named: 1,
  oneWord: -0.7,
  located: 0.2,
  acronym: -0.5,
  again: 0.5,
  caseless: -1.5,
  unclear: -4,
} as const;

/** How likely it is, 0 to 1, that a name is one and of its type: the tagger's surest mention, the lists, repetition. */
export function judgeName({ type, name, words, country, mentions }: NameGroup): number {
  if (country !== null) return COUNTRY;
  const surest = mentions.reduce((most, { confidence }) => Math.max(most, confidence), 0);
  const surprise = Math.min(MAX_SURPRISE, -Math.log(1 - surest));
  const again = mentions.length > 1 ? WORTH.again : 0;
  const caseless = CASED.test(name) ? 0 : WORTH.caseless;
  const listed = listedWorth(type, name, words, loadNameList());
  const odds = SCALE.slope * surprise + SCALE.offset + again + caseless + listed;
  return 1 / (1 + Math.exp(-odds));
}

function listedWorth(type: EntityType, name: string, words: readonly string[], list: NameList): number {
  if (type === "other") return WORTH.unclear;
  const bits = words.map((word) => list.bits(word));
  if (type === "person") {
    if (words.length === 1) return WORTH.oneWord;
    return bits[0]! & LISTED.given ? WORTH.named : 0;
  }
  if (type === "place") return bits.some((bit) => bit & LISTED.place) ? WORTH.located : 0;
  const isAcronym = !/\p{Ll}/u.test(name) && !bits.some((bit) => bit & LISTED.organisation);
  return isAcronym ? WORTH.acronym : 0;
}
