// Makes training sentences for languages that have no corpus, by annotation projection (Yarowsky et al. 2001) from a
// parallel text: tsx tools/train-entities-projected.ts PARALLEL.jsonl OUT_FOLDER
// PARALLEL.jsonl holds {group, lang, text} lines; the lines of a group's texts are aligned (see the model card).
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EntityType } from "../src/entities/entity.ts";
import { loadWordList } from "../src/entities/tagger/load-word-list.ts";
import { type ReadToken, readParallel, type Segment } from "./train-entities/parallel-text.ts";
import type { TaggedSentence } from "./train-entities/read-corpus.ts";
import { type VotedWord, voteNames } from "./train-entities/vote-names.ts";

/** Languages that the tagger reads, whose names are voted on. */
const VOTERS = "en es fr de pt it ru tr pl uk nl el vi id cs sv ro hu fi bg".split(" ");
const TAUGHT = ["ar", "bn", "fa", "he", "hi"];
const TAGS: Readonly<Partial<Record<EntityType, string>>> = {
  person: "PER",
  place: "LOC",
  organisation: "ORG",
};
const MIN_TOKENS = 4;

const [parallel, out] = process.argv.slice(2);
if (parallel === undefined || out === undefined)
  throw new Error("usage: train-entities-projected.ts PARALLEL.jsonl OUT_FOLDER");
const segments = readParallel(parallel, VOTERS, TAUGHT);
const voted = segments.map((segment) => voteNames(segment, VOTERS, loadWordList()));
for (const language of TAUGHT) {
  const sentences = segments.flatMap((segment, at) => project(segment, voted[at]!, language) ?? []);
  const lines = sentences.map((sentence) => `${JSON.stringify(sentence)}\n`);
  writeFileSync(join(out, `${language}.projected.jsonl`), lines.join(""));
  console.log(`${language}: ${sentences.length} of ${segments.length} segments`);
}

/** A segment with the names voted for, `null` where one of them is not found in the language: it may be translated. */
function project(segment: Segment, words: readonly VotedWord[], language: string): TaggedSentence | null {
  const tokens = segment.get(language) ?? [];
  if (tokens.length < MIN_TOKENS) return null;
  const types = new Map<ReadToken, EntityType | null>(tokens.map((token) => [token, token.type]));
  for (const { tokens: alike, type } of words) {
    const token = alike.get(language);
    if (token === undefined && type !== null) return null;
    if (token !== undefined) types.set(token, type);
  }
  let before: string | undefined;
  const tags = tokens.map((token) => {
    const type = types.get(token) ?? null;
    const tag = type === null ? undefined : TAGS[type];
    const goesOn = tag !== undefined && tag === before && !(token.begins && type === token.type);
    before = tag;
    return tag === undefined ? "O" : `${goesOn ? "I" : "B"}-${tag}`;
  });
  return { tokens: tokens.map(({ text }) => text), tags };
}
