import type { Mention } from "../mention.ts";
import type { ScriptKind } from "../script-kind.ts";
import type { NameToken } from "../split-name-tokens.ts";
import { trimName } from "../trim-name.ts";
import type { Surroundings } from "./context-features.ts";
import { bestLabels, posterior } from "./crf.ts";
import { LABELS, TAGGED_TYPES } from "./labels.ts";
import type { Model } from "./model.ts";
import { scopesOf } from "./scopes.ts";
import { tokenScorer } from "./score-tokens.ts";
import { documentFeatures } from "./token-features.ts";
import type { WordMemory } from "./word-memory.ts";

/** What a tagger is made of. */
export interface TaggerParts {
  readonly model: Model;
  readonly words: WordMemory;
  readonly kind: ScriptKind;
  /** BCP 47 primary tag. */
  readonly language: string;
  /** Taken from the score of "no name": higher finds more names and more that are none. */
  readonly eagerness: number;
}

/** The names in a document's tokens as a linear-chain model sees them; confidence is the weakest label's probability. */
export type Tagger = (tokens: readonly NameToken[]) => Mention[];

const MAX_RUN = 400;
/** How far from a capital a name may begin and end: small words follow a name's first one in many languages. */
const REACH = { before: 1, after: 3 } as const;

/** A tagger for one language, which remembers the words that it has met. */
export function openTagger({ model, words, kind, language, eagerness }: TaggerParts): Tagger {
  const score = tokenScorer(model, scopesOf(language));
  return tag;

  function tag(tokens: readonly NameToken[]): Mention[] {
    const features = documentFeatures(tokens, words);
    const near = kind === "cased" ? nearCapitals(tokens) : new Uint8Array(tokens.length).fill(1);
    const mentions: Mention[] = [];
    for (let from = 0; from < tokens.length; from++) {
      if (near[from] === 0) continue;
      const to = runEnd(tokens, near, from);
      const emissions = new Float32Array((to - from) * LABELS);
      for (let index = from; index < to; index++)
        scoreToken(features.around(index), emissions, (index - from) * LABELS);
      joinToOutside({ tokens, from, to, emissions, model });
      readMentions({ tokens, from, to, emissions, model }, language, mentions);
      from = to - 1;
    }
    return mentions;
  }

  function scoreToken(around: Surroundings, emissions: Float32Array, at: number): void {
    score(around, emissions, at);
    emissions[at]! -= eagerness;
  }
}

/** 1 for each token within reach of a capital: where a script has case, a name has one. */
function nearCapitals(tokens: readonly NameToken[]): Uint8Array {
  const near = new Uint8Array(tokens.length);
  for (const [index, { text }] of tokens.entries()) {
    if (text !== text.toLowerCase()) near.fill(1, Math.max(0, index - REACH.before), index + REACH.after + 1);
  }
  return near;
}

/** The end of the tokens from one on that may belong to names: of one sentence, none far from any capital. */
function runEnd(tokens: readonly NameToken[], near: Uint8Array, from: number): number {
  const limit = Math.min(tokens.length, from + MAX_RUN);
  let to = from + 1;
  while (to < limit && near[to] !== 0 && tokens[to]!.sentence === tokens[from]!.sentence) to++;
  return to;
}

/** A stretch of a document's tokens with its scores. */
interface Run {
  readonly tokens: readonly NameToken[];
  readonly from: number;
  readonly to: number;
  readonly emissions: Float32Array;
  readonly model: Model;
}

/** Tokens of the same sentence before and after a stretch are no names. */
function joinToOutside({ tokens, from, to, emissions, model: { transitions } }: Run): void {
  const { sentence } = tokens[from]!;
  const last = (to - from - 1) * LABELS;
  for (let label = 0; label < LABELS; label++) {
    if (tokens[from - 1]?.sentence === sentence) emissions[label]! += transitions[label]!;
    if (tokens[to]?.sentence === sentence) emissions[last + label]! += transitions[label * LABELS]!;
  }
}

function readMentions(
  { tokens, from, to, emissions, model: { transitions, moves } }: Run,
  language: string,
  mentions: Mention[],
): void {
  const scores = { count: to - from, emissions, transitions };
  const labels = bestLabels(scores);
  if (labels.every((label) => label === 0)) return;
  const { marginals } = posterior(scores, moves);
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
    const run = tokens.slice(from + first, from + at + 1);
    const words = run.map(({ text }) => text);
    const span = trimName(words, language, type);
    if (span === null) continue;
    mentions.push({ start: run[span[0]]!.start, end: run[span[1] - 1]!.end, type, confidence, certainty });
  }
}
