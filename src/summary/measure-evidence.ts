import type { SentenceProfile, TextProfile } from "./profile-text.ts";
import { dot, normalised, sumVectors } from "./weigh-terms.ts";

/** The kinds of evidence, in the order of the model's weights. */
export const EVIDENCE = [
  "first",
  "lead",
  "early",
  "depth",
  "last",
  "opensParagraph",
  "central",
  "likeTitle",
  "coversTitle",
  "frequent",
  "width",
  "narrow",
  "wide",
  "names",
  "quotation",
  "startsQuoted",
  "dangling",
  "fresh",
] as const;

export type EvidenceName = (typeof EVIDENCE)[number];

/** One number for each of EVIDENCE. */
export type Evidence = readonly number[];

const DIGIT = /\p{Nd}/u;
const NAME = /(?<=[\p{L}\p{N},;:]\s+)\p{Lu}[\p{L}\p{M}]*/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const QUOTATION = /["“”„«»「『]/u;
const STARTS_QUOTED = /^[\s"“”„«»「『'‘‚–—-]*["“”„«»「『'‘‚–—]/u;
const LEAD_SIZE = 3;

/** The evidence for quoting each sentence. Linear in the text. */
export function measureEvidence(text: TextProfile): Evidence[] {
  const { sentences } = text;
  const count = sentences.length;
  const frequency = termFrequency(sentences);
  const seen = new Set<string>();
  const lead = sumVectors(sentences.slice(0, LEAD_SIZE).map(({ vector }) => vector));
  const raw = sentences.map((sentence, i) => {
    const own = new Set(sentence.terms);
    const fresh = share([...own].filter((term) => !seen.has(term)).length, own.size);
    for (const term of own) seen.add(term);
    const words = sentence.quote.match(WORD)?.length ?? 0;
    return {
      central: dot(sentence.vector, text.centre),
      likeLead: likeLead(sentence, i, lead),
      likeTitle: dot(sentence.vector, text.title),
      coversTitle: coverage(own, text.title),
      frequent: mean(sentence.terms.map((term) => frequency.get(term) ?? 0)),
      covering: Math.sqrt(
        [...own].reduce((sum, term) => sum + Math.max(0, (frequency.get(term) ?? 0) - 1 / count), 0),
      ),
      width: Math.log(1 + sentence.width),
      fresh,
      names: share(sentence.quote.match(NAME)?.length ?? 0, words),
      loose: 1 - share(sentence.terms.length, words),
      i,
    };
  });
  const z = (key: keyof (typeof raw)[number]) => standardised(raw.map((r) => r[key]));
  const central = z("central"),
    leadLike = z("likeLead"),
    title = z("likeTitle"),
    covers = z("coversTitle"),
    frequent = z("frequent"),
    covering = z("covering"),
    width = z("width"),
    names = z("names"),
    loose = z("loose");
  return sentences.map((s, i) => [
    i === 0 ? 1 : 0,
    1 / (1 + i),
    Math.exp(-i / 5),
    Math.log(1 + i),
    i === count - 1 ? 1 : 0,
    s.opensParagraph ? 1 : 0,
    central[i]!,
    title[i]!,
    covers[i]!,
    frequent[i]!,
    width[i]!,
    Math.max(0, 1 - s.width / 80),
    Math.max(0, s.width / 200 - 1),
    names[i]!,
    QUOTATION.test(s.quote) ? 1 : 0,
    STARTS_QUOTED.test(s.quote) ? 1 : 0,
    s.dangling ? 1 : 0,
    raw[i]!.fresh,
  ]);
}

/** The share of sentences in which each term stands. */
function termFrequency(sentences: readonly SentenceProfile[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const { terms } of sentences) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1 / sentences.length);
  }
  return frequency;
}

function likeLead({ vector }: SentenceProfile, i: number, lead: ReadonlyMap<string, number>): number {
  if (i >= LEAD_SIZE) return dot(vector, normalised(lead));
  const others = new Map([...lead].map(([term, weight]) => [term, weight - (vector.get(term) ?? 0)]));
  return dot(vector, normalised(others));
}

/** How much of a unit vector's weight the terms hold. */
function coverage(terms: ReadonlySet<string>, vector: ReadonlyMap<string, number>): number {
  let held = 0;
  for (const [term, weight] of vector) if (terms.has(term)) held += weight * weight;
  return held;
}

function standardised(values: readonly number[]): number[] {
  const average = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - average) ** 2)));
  return values.map((value) => (deviation > 1e-9 ? (value - average) / deviation : 0));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
