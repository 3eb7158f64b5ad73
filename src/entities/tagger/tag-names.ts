import type { Mention } from "../mention.ts";
import type { ScriptKind } from "../script-kind.ts";
import type { NameToken } from "../split-name-tokens.ts";
import { trimName } from "../trim-name.ts";
import { bestLabels, posterior } from "./crf.ts";
import { mix } from "./hash.ts";
import { LABELS, TAGGED_TYPES } from "./labels.ts";
import type { Model } from "./model.ts";
import type { NameList } from "./name-list.ts";
import { scopesOf } from "./scopes.ts";
import { documentFeatures } from "./token-features.ts";

/** What the tagger needs beside the tokens. */
export interface Tagger {
  readonly model: Model;
  readonly list: NameList;
  readonly kind: ScriptKind;
  /** Taken from the score of "no name": higher finds more names and more that are none. */
  readonly eagerness: number;
}

const MAX_SENTENCE_TOKENS = 400;
const REACH = 2;
const SURE = 20;

/** The names in a document's tokens as a linear-chain model sees them; confidence is the weakest label's probability. */
export function tagNames(tokens: readonly NameToken[], language: string, tagger: Tagger): Mention[] {
  const features = documentFeatures(tokens, { language, kind: tagger.kind, list: tagger.list });
  const scopes = scopesOf(language);
  const ownScores = new Map<Int32Array, Float32Array>();
  const near = tagger.kind === "cased" ? nearCapitals(tokens) : null;
  const mentions: Mention[] = [];
  for (let from = 0; from < tokens.length; ) {
    const to = sentenceEnd(tokens, from);
    const emissions = new Float32Array((to - from) * LABELS);
    for (let index = from; index < to; index++) scoreToken(index, (index - from) * LABELS, emissions);
    readMentions(tokens.slice(from, to), language, emissions, tagger.model, mentions);
    from = to;
  }
  return mentions;

  function scoreToken(index: number, at: number, emissions: Float32Array): void {
    if (near !== null && near[index] === 0) {
      emissions[at] = SURE;
      return;
    }
    const { own } = features.facts[index]!;
    let cached = ownScores.get(own);
    if (cached === undefined) {
      cached = new Float32Array(LABELS);
      for (const hash of own) for (const scope of scopes) tagger.model.add(mix(hash, scope), cached, 0);
      ownScores.set(own, cached);
    }
    for (let label = 0; label < LABELS; label++) emissions[at + label] = cached[label]!;
    for (const hash of features.context(index)) {
      for (const scope of scopes) tagger.model.add(mix(hash, scope), emissions, at);
    }
    emissions[at]! -= tagger.eagerness;
  }
}

/** 1 for each token within reach of a capital: where a script has case, a name has one. */
function nearCapitals(tokens: readonly NameToken[]): Uint8Array {
  const near = new Uint8Array(tokens.length);
  for (const [index, { text }] of tokens.entries()) {
    if (text !== text.toLowerCase()) near.fill(1, Math.max(0, index - REACH), index + REACH + 1);
  }
  return near;
}

function sentenceEnd(tokens: readonly NameToken[], from: number): number {
  let to = from + 1;
  while (
    to < tokens.length &&
    to - from < MAX_SENTENCE_TOKENS &&
    tokens[to]!.sentence === tokens[from]!.sentence
  )
    to++;
  return to;
}

function readMentions(
  sentence: readonly NameToken[],
  language: string,
  emissions: Float32Array,
  { transitions }: Model,
  mentions: Mention[],
): void {
  const scores = { count: sentence.length, emissions, transitions };
  const labels = bestLabels(scores);
  if (labels.every((label) => label === 0)) return;
  const { marginals } = posterior(scores);
  for (let at = 0; at < labels.length; at++) {
    const begin = labels[at]!;
    if (begin % 2 === 0) continue;
    const first = at;
    let confidence = marginals[at * LABELS + begin]!;
    let certainty = 1 - marginals[at * LABELS]!;
    while (labels[at + 1] === begin + 1) {
      at++;
      confidence = Math.min(confidence, marginals[at * LABELS + begin + 1]!);
      certainty = Math.min(certainty, 1 - marginals[at * LABELS]!);
    }
    const type = TAGGED_TYPES[(begin - 1) / 2]!;
    const words = sentence.slice(first, at + 1).map(({ text }) => text);
    const span = trimName(words, language, type);
    if (span === null) continue;
    const start = sentence[first + span[0]]!.start;
    mentions.push({ start, end: sentence[first + span[1] - 1]!.end, type, confidence, certainty });
  }
}
