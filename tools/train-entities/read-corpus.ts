import { readFileSync } from "node:fs";
import type { ScriptKind } from "../../src/entities/script-kind.ts";
import { type NameToken, splitNameTokens } from "../../src/entities/split-name-tokens.ts";
import { beginLabel, TAGGED_TYPES } from "../../src/entities/tagger/labels.ts";
import type { Sentence } from "../../src/text/span.ts";

/** A made-up document of consecutive training sentences, cut in tokens as texts are, with a label for each token. */
export interface LabelledDocument {
  readonly language: string;
  readonly kind: ScriptKind;
  readonly tokens: readonly NameToken[];
  readonly labels: Uint8Array;
}

/** A sentence of a corpus with BIO tags. */
export interface TaggedSentence {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
}

/** How many sentences of a corpus make a document. */
export const SENTENCES_A_DOCUMENT = 20;
const TAG_TYPES: Readonly<Record<string, (typeof TAGGED_TYPES)[number]>> = {
  PER: "person",
  LOC: "place",
  ORG: "organisation",
};

/** Reads `{tokens, tags}` lines (BIO tags of PER, LOC, ORG). */
export function readCorpus(path: string): TaggedSentence[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as TaggedSentence);
}

/** Documents of twenty sentences for a kind of script. */
export function makeDocuments(
  sentences: readonly TaggedSentence[],
  language: string,
  kind: ScriptKind,
): LabelledDocument[] {
  const documents: LabelledDocument[] = [];
  for (let from = 0; from < sentences.length; from += SENTENCES_A_DOCUMENT) {
    documents.push(makeDocument(sentences.slice(from, from + SENTENCES_A_DOCUMENT), language, kind));
  }
  return documents;
}

const CASED = /\p{Lu}|\p{Ll}/u;

/** Where a script has case, a "name" without any capital is a common noun that one corpus calls a person. */
function withoutCommonNouns({ tokens, tags }: TaggedSentence): TaggedSentence {
  const kept = [...tags];
  for (let from = 0; from < tags.length; from++) {
    if (!tags[from]!.startsWith("B")) continue;
    let end = from + 1;
    while (tags[end]?.startsWith("I")) end++;
    const name = tokens.slice(from, end).join(" ");
    if (CASED.test(name) && !/\p{Lu}|\p{Lo}/u.test(name)) kept.fill("O", from, end);
  }
  return { tokens, tags: kept };
}

/** One sentence in twenty in capitals, as headlines and tables are. */
function shouting({ tokens, tags }: TaggedSentence, order: number, kind: ScriptKind): TaggedSentence {
  const loud = kind === "cased" && order === SENTENCES_A_DOCUMENT / 2;
  return { tokens: loud ? tokens.map((token) => token.toUpperCase()) : tokens, tags };
}

const UNSPACED: ReadonlySet<string> = new Set(["zh", "ja", "th"]);

function makeDocument(
  tagged: readonly TaggedSentence[],
  language: string,
  kind: ScriptKind,
): LabelledDocument {
  const gap = UNSPACED.has(language) ? "" : " ";
  let text = "";
  const sentences: Sentence[] = [];
  const charLabels: number[] = [];
  for (const [paragraph, { tokens, tags }] of tagged
    .map(withoutCommonNouns)
    .map((sentence, order) => shouting(sentence, order, kind))
    .entries()) {
    const start = text.length;
    for (const [index, token] of tokens.entries()) {
      const label = tagLabel(tags[index] ?? "O");
      for (let unit = 0; unit < token.length; unit++) charLabels.push(unit === 0 ? label : insideOf(label));
      for (let unit = 0; unit < gap.length; unit++) charLabels.push(0);
      text += token + gap;
    }
    sentences.push({ start, end: text.length, paragraph });
    text += "\n";
    charLabels.push(0);
  }
  const tokens = splitNameTokens(text, sentences, language);
  return { language, kind, tokens, labels: Uint8Array.from(tokens, ({ start }) => charLabels[start]!) };
}

function tagLabel(tag: string): number {
  const type = TAG_TYPES[tag.slice(2)];
  if (type === undefined) return 0;
  const begin = beginLabel(TAGGED_TYPES.indexOf(type));
  return tag.startsWith("B") ? begin : begin + 1;
}

function insideOf(label: number): number {
  return label > 0 && label % 2 === 1 ? label + 1 : label;
}
