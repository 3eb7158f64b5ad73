import { readFileSync } from "node:fs";
import type { EntityType } from "../../src/entities/entity.ts";
import { findCountries } from "../../src/entities/find-countries.ts";
import { findMentions } from "../../src/entities/find-mentions.ts";
import { type NameToken, splitNameTokens } from "../../src/entities/split-name-tokens.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import { latinLetters } from "./match-words.ts";

/** A document in one language, its lines aligned with those of the others. */
interface Line {
  readonly group: string;
  readonly lang: string;
  readonly text: string;
}

/** A token and what the tagger makes of it, `null` for no name. */
export interface ReadToken extends NameToken {
  readonly latin: string;
  readonly type: EntityType | null;
  /** Whether a name begins with it. */
  readonly begins: boolean;
}

/** An aligned segment: its tokens by language. */
export type Segment = ReadonlyMap<string, readonly ReadToken[]>;

/** The segments of `{group, lang, text}` lines, in languages that a tagger reads and in others, where only countries are found. */
export function readParallel(path: string, read: readonly string[], unread: readonly string[]): Segment[] {
  const lines = readFileSync(path, "utf8").split("\n");
  const documents = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
  const groups = new Set(documents.map(({ group }) => group));
  return [...groups].flatMap((name) => {
    const editions = documents.filter(({ group }) => group === name);
    const known = editions.filter(({ lang }) => read.includes(lang) || unread.includes(lang));
    const tokens = known.map(
      ({ lang, text }) => [lang, readTokens(text, lang, read.includes(lang))] as const,
    );
    const count = editions[0]!.text.split("\n").length;
    return Array.from(
      { length: count },
      (_, at) => new Map(tokens.map(([lang, all]) => [lang, all.filter(({ sentence }) => sentence === at)])),
    );
  });
}

function readTokens(text: string, language: string, read: boolean): ReadToken[] {
  let start = 0;
  const lines = text.split("\n").map((line) => {
    const span = { start, end: start + line.length, paragraph: 0 };
    start = span.end + 1;
    return span;
  });
  const tokens = splitNameTokens(text, lines, language);
  const mentions = read
    ? findMentions({ text, sentences: splitSentences(text, language), language })
    : findCountries(text, tokens, language);
  let next = 0;
  return tokens.map((token, index) => {
    while (next < mentions.length && mentions[next]!.end <= token.start) next++;
    const mention = mentions[next];
    const type = mention !== undefined && mention.start < token.end ? mention.type : null;
    const begins = type !== null && (index === 0 || tokens[index - 1]!.end <= mention!.start);
    return { ...token, latin: latinLetters(token.text), type, begins };
  });
}
