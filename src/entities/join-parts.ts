import { isAcronym } from "./join-acronyms.ts";
import { mergeInto, type NameGroup } from "./merge-groups.ts";
import { inflection, sameName } from "./same-name.ts";
import { loadNameList } from "./tagger/load-name-list.ts";
import { LISTED } from "./tagger/name-list.ts";

const CASED = /[\p{Lu}\p{Ll}]/u;
const DIGIT = /\p{N}/u;
/** "al-Gaddafi" is Gaddafi, "Nahles-SPD" is not the SPD. */
const ARTICLE = /(?<![\p{L}\p{M}])\p{L}\p{Ll}{1,2}-$/u;

/** A part of a person's name ("Maduro", "Nicolás") belongs to the most mentioned whole that begins or ends with it. */
export function joinParts(groups: readonly NameGroup[], language: string): NameGroup[] {
  const persons = groups.filter(({ type, words }) => type === "person" && words.length > 1);
  persons.sort((a, b) => b.mentions.length - a.mentions.length || b.words.length - a.words.length);
  const how = inflection(language);
  return mergeInto(
    groups,
    (part) => {
      const { type, words, name } = part;
      const size = words.length;
      if (type === "place" || (type !== "person" && isAcronym(name))) return undefined;
      const ends = persons.find(
        (whole) =>
          whole.words.length > size &&
          sameName(whole.words.slice(-size), words, how) &&
          standsApart(whole, part),
      );
      if (ends !== undefined || type !== "person") return ends;
      return persons.find(
        (whole) =>
          whole.words.length > size &&
          sameName(whole.words.slice(0, size), words, how) &&
          CASED.test(whole.name) === CASED.test(name),
      );
    },
    (whole, parts) => parts.find((part) => isEnough(whole, part)) ?? whole,
  );
}

/** Whether a whole is a name with the part as words of its own, in one script. */
function standsApart({ name, words }: NameGroup, part: NameGroup): boolean {
  if (CASED.test(name) !== CASED.test(part.name)) return false;
  const pieces = name.split(/(?<=[\s-])/u);
  const before = pieces.length === words.length ? pieces.slice(0, -part.words.length).join("") : " ";
  return /\s$/u.test(before) || ARTICLE.test(before);
}

/** What stands before some wholes is no name but a role or a number (`Minister Anna Berg`, `10-Anthony López`). */
function isEnough(whole: NameGroup, part: NameGroup): boolean {
  const [first, ...others] = part.words;
  if (others.length === 0 || whole.words.at(-1) !== part.words.at(-1)) return false;
  if (DIGIT.test(whole.name)) return !DIGIT.test(part.name);
  const list = loadNameList();
  const isGiven = (word: string) => (list.bits(word) & LISTED.given) > 0;
  return part.mentions.length >= whole.mentions.length && isGiven(first!) && !isGiven(whole.words[0]!);
}
