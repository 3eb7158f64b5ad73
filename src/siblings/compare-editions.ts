import type { Brief } from "../brief/brief.ts";
import type { Difference } from "../brief/link-reader.ts";
import { isSure } from "../entities/is-sure.ts";
import { alignSentences } from "./align-sentences.ts";
import { foldWord } from "./fold-word.ts";
import { EMPTY_LEXICON, type Lexicon } from "./lexicon.ts";
import { markKeys } from "./mark-keys.ts";
import { nameMark } from "./name-mark.ts";
import { type Profile, profileOf } from "./profile.ts";
import { asciiDigits, readNumber } from "./read-numbers.ts";
import { splitTokens } from "./split-tokens.ts";

const MAX_OF_A_KIND = 4;
const MAX_DIFFERENCES = 10;
/** Smaller numbers are often spelled out in one of the editions. */
const SMALLEST_NUMBER = 13;
/** A pair below this is no counterpart. */
const MIN_SCORE = 0.2;
/** Shorter sentences are captions and asides. */
const SHORTEST_SENTENCE = 40;

/**
 * What one edition has and the other has not: numbers, names, sentences, quoted, at most ten. The words for it are
 * "not found in": why it is not there nobody can know. Pure.
 */
export function compareEditions(
  article: Brief,
  edition: Brief,
  lexicon: Lexicon = EMPTY_LEXICON,
): Difference[] {
  const own: Side = { brief: article, profile: profileOf(article.signature), onlyIn: "article" };
  const other: Side = { brief: edition, profile: profileOf(edition.signature), onlyIn: "edition" };
  const pairs = alignSentences(article, edition, lexicon).filter((pair) => pair.score >= MIN_SCORE);
  const aligned = {
    article: new Set(pairs.flatMap((pair) => pair.source)),
    edition: new Set(pairs.flatMap((pair) => pair.target)),
  };
  return [
    ...missing("number", own, other, numbersNotIn),
    ...missing("name", own, other, (from, to) => namesNotIn(from, to, lexicon)),
    ...missing("sentence", own, other, (from) => sentencesNotIn(from, aligned[from.onlyIn])),
  ].slice(0, MAX_DIFFERENCES);
}

interface Side {
  readonly brief: Brief;
  readonly profile: Profile;
  readonly onlyIn: Difference["onlyIn"];
}

function missing(
  kind: Difference["kind"],
  own: Side,
  other: Side,
  find: (from: Side, to: Side) => readonly string[],
): Difference[] {
  const differences = [
    ...find(own, other).map((text) => ({ kind, onlyIn: own.onlyIn, text })),
    ...find(other, own).map((text) => ({ kind, onlyIn: other.onlyIn, text })),
  ];
  return differences.slice(0, MAX_OF_A_KIND);
}

function numbersNotIn({ brief }: Side, { profile }: Side): string[] {
  const read = asciiDigits(brief.article.text);
  // Digits of two units would shift what is quoted: then they are quoted as 0-9.
  const text = read.length === brief.article.text.length ? brief.article.text : read;
  const written = splitTokens(read, brief.language).filter((token) => token.isNumber);
  const missed = written.filter((token) => {
    const values = readNumber(token.text);
    const tells = values.length > 0 && values.every((value) => Number(value) >= SMALLEST_NUMBER);
    return tells && !values.some((value) => profile.markOfKey.has(`#${value}`));
  });
  return [...new Set(missed.map((token) => text.slice(token.start, token.start + token.text.length)))];
}

/** A name is found where any of its words is, however it is written. */
function namesNotIn({ brief }: Side, { profile }: Side, lexicon: Lexicon): string[] {
  const dictionary = lexicon.between(brief.signature.language, profile.language);
  const isFound = (word: string) =>
    markKeys(nameMark(word), brief.language).some((key) => profile.markOfKey.has(key)) ||
    (dictionary?.get(foldWord(word)) ?? []).some((rendering) => profile.words.has(rendering.word));
  return brief.entities
    .filter((entity) => entity.type !== "other" && isSure(entity))
    .filter(({ country }) => !profile.markOfKey.has(`@${country}`))
    .filter(({ name }) => !splitTokens(name, brief.language).some(({ text }) => isFound(text)))
    .map(({ name }) => name);
}

function sentencesNotIn({ brief }: Side, aligned: ReadonlySet<number>): string[] {
  return brief.sentences
    .filter(({ start, end }, index) => !aligned.has(index) && end - start >= SHORTEST_SENTENCE)
    .map(({ start, end }) => brief.article.text.slice(start, end));
}
