import { isAcronym } from "./join-acronyms.ts";
import { mergeInto, type NameGroup } from "./merge-groups.ts";
import { inflection, inflectsLast, sameName, sameWord } from "./same-name.ts";
import { linkOf } from "./tagger/link-words.ts";
import { loadNameList } from "./tagger/load-name-list.ts";
import { LISTED } from "./tagger/name-list.ts";

const CASED = /[\p{Lu}\p{Ll}]/u;
const SURELY = 0.7;
/** What is in no person's name: digits, dashes, brackets. */
const ODD = /[^\p{L}\p{M}\p{Cf}\s'’׳״·・.‐-]/u;
const SMALL_WORD = /(?<![^\s])\p{Ll}/gu;
/** Chinese and Japanese names have no gaps: what stands after one is no part of the name. */
const GAP = /\p{sc=Han}\s/u;
/** "al-Gaddafi" is Gaddafi, "Nahles-SPD" is not the SPD. */
const ARTICLE = /(?<![\p{L}\p{M}])\p{L}\p{Ll}{1,2}-$/u;

/** A part of a person's name ("Maduro", "Nicolás") belongs to the most mentioned whole that begins or ends with it. */
export function joinParts(groups: readonly NameGroup[], language: string): NameGroup[] {
  const persons = groups.filter((group) => isWhole(group, language));
  persons.sort(
    (a, b) =>
      b.mentions.length - a.mentions.length ||
      smallWords(a) - smallWords(b) ||
      b.words.length - a.words.length,
  );
  return mergeInto(
    groups,
    (part) => {
      if (part.type === "place" || (part.type !== "person" && isOrganisation(part))) return undefined;
      const ends = persons.find((whole) => endsIn(whole, part, language));
      if (ends !== undefined || part.type !== "person") return ends;
      return persons.find((whole) => beginsWith(whole, part, language));
    },
    (whole, parts) => parts.find((part) => isEnough(whole, part)) ?? withBase(whole, parts, language),
  );
}

/** A person's name in several words; one that begins with a small word may be a title and a name (`zaman Nabi`). */
function isWhole({ type, name, words }: NameGroup, language: string): boolean {
  const first = /^\p{Ll}+/u.exec(name)?.[0];
  return type === "person" && words.length > 1 && (first === undefined || linkOf(first, language) > 0);
}

function smallWords({ name }: NameGroup): number {
  return name.match(SMALL_WORD)?.length ?? 0;
}

/** Whether a whole ends in a part that is words of its own in the same script. */
function endsIn(whole: NameGroup, part: NameGroup, language: string): boolean {
  const size = part.words.length;
  if (whole.words.length <= size || !sameWord(whole.words.at(-1)!, part.words.at(-1)!, inflection(language)))
    return false;
  if (!sameName(whole.words.slice(-size), part.words, inflection(language))) return false;
  if (!isOneScript(whole, part)) return false;
  const pieces = whole.name.split(/(?<=[\s-])/u);
  const before = pieces.length === whole.words.length ? pieces.slice(0, -size).join("") : " ";
  if (!/\s$/u.test(before) && !ARTICLE.test(before) && !ODD.test(before)) return false;
  return !ODD.test(whole.name) || isEnough(whole, part);
}

function isOneScript(whole: NameGroup, part: NameGroup): boolean {
  return CASED.test(whole.name) === CASED.test(part.name) && !GAP.test(whole.name);
}

function beginsWith(whole: NameGroup, part: NameGroup, language: string): boolean {
  const size = part.words.length;
  return (
    whole.words.length > size &&
    !ODD.test(whole.name) &&
    isOneScript(whole, part) &&
    sameName(whole.words.slice(0, size), part.words, inflection(language))
  );
}

/** Whether a name is surely none of a person: capitals only, or found as an organisation. */
function isOrganisation({ name, mentions }: NameGroup): boolean {
  return isAcronym(name) || mentions.some(({ confidence }) => confidence > SURELY);
}

/** What stands before some wholes is no name but a role or a number (`Minister Anna Berg`, `10-Anthony López`). */
function isEnough(whole: NameGroup, part: NameGroup): boolean {
  const [first, ...others] = part.words;
  if (others.length === 0 || whole.words.at(-1) !== part.words.at(-1)) return false;
  if (ODD.test(whole.name)) return !ODD.test(part.name);
  const list = loadNameList();
  const isGiven = (word: string) => (list.bits(word) & LISTED.given) > 0;
  if (part.mentions.length < whole.mentions.length || surest(part) < surest(whole)) return false;
  return isGiven(first!) && !isGiven(whole.words[0]!);
}

function surest({ mentions }: NameGroup): number {
  return mentions.reduce((most, { confidence }) => Math.max(most, confidence), 0);
}

/** A last name is shown as it stands alone (`Mikael Agricolan`, `Agricola`) where first names have no endings. */
function withBase(
  whole: NameGroup,
  parts: readonly NameGroup[],
  language: string,
): Pick<NameGroup, "name" | "words"> {
  if (!inflectsLast(language)) return whole;
  const last = whole.words.at(-1)!;
  const base = parts.find(
    ({ name, words: [word, ...others] }) =>
      others.length === 0 &&
      name !== name.toUpperCase() &&
      word!.length < last.length &&
      sameWord(word!, last, inflection(language)),
  );
  if (base === undefined) return whole;
  return {
    name: whole.name.replace(/[^\s-]+$/u, base.name),
    words: [...whole.words.slice(0, -1), ...base.words],
  };
}
