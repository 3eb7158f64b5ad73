import { franc } from "franc";
import { askCld3 } from "./cld3.ts";
import { type FoundScript, findScript } from "./find-script.ts";
import { primaryLanguage } from "./primary-language.ts";
import { sampleText } from "./sample-text.ts";
import { scriptOf } from "./script-of.ts";
import { weighLetters } from "./weigh-letters.ts";
import { weighNgrams } from "./weigh-ngrams.ts";

/** What a detector says: a BCP 47 primary language, `und` where it cannot be told, and how sure it is, 0 to 1. */
export interface DetectedLanguage {
  readonly language: string;
  readonly confidence: number;
}

/** How the opinions are weighed against each other. Chosen on one half of sets of short sentences and of headlines. */
const WEIGHTS = {
  /** Overlapping n-grams repeat each other: one nat of theirs is worth this. */
  ngram: 0.5,
  /** For each nat of CLD3's odds above the least odds that count. */
  cld3: 0.8,
  cld3LeastOdds: -1.5,
  franc: 2,
  /** For the logarithm of the number of telling letters. */
  letter: 15,
  usual: 1,
  /** What an n-gram of a text is worth on average in the text's own language. */
  fit: 2,
  /** How much better a language that the n-grams do not know must do than one that they know. */
  stranger: 2.3,
  /** A declared language wins over others that are no further ahead than this. */
  declared: 3,
  /** From leads to logarithms of odds. */
  confidence: 0.25,
};

/** Below this many nats an n-gram, letters are no language: gibberish, code, a list of names. */
const LEAST_FIT = 0.5;
/** The other detectors cost more and add less: they see this much of the sample. */
const OPINION_LENGTH = 500;
const UNKNOWN: DetectedLanguage = { language: "und", confidence: 0 };

/** Scripts that a language is also written in, beside its usual one. */
const ALSO_WRITTEN: Readonly<Record<string, string>> = {
  sr: "Latn",
  bs: "Cyrl",
  uz: "Cyrl",
  ku: "Arab",
  mn: "Mong",
};

/**
 * The language of a text: its script, and where languages share the script, their n-grams (naive Bayes), CLD3, franc
 * and telling letters weighed together. What the publisher declares decides between languages that are all but even.
 */
export function detectLanguage(
  text: string,
  hints: { readonly declared?: string | null } = {},
): DetectedLanguage {
  const sample = sampleText(text);
  const script = findScript(sample);
  if (script === null) return UNKNOWN;
  if (script.only !== null) return { language: script.only, confidence: script.share };
  const ranked = rankLanguages(sample, script, primaryLanguage(hints.declared ?? "und"));
  const [best, second] = ranked;
  if (best === undefined) return UNKNOWN;
  return { language: best[0], confidence: confidence(best[1] - (second?.[1] ?? 0)) };
}

type Ranked = [language: string, score: number][];

function rankLanguages(sample: string, script: FoundScript, declared: string): Ranked {
  const scores = new Map<string, number>();
  const letters = weighLetters(sample);
  const stranger = weighKnown(scores, sample, script.script);
  if (stranger === null && letters.size === 0) return [];
  const add = (language: string, weight: number) => {
    if (writes(language, script.script))
      scores.set(language, (scores.get(language) ?? stranger ?? 0) + weight);
  };
  const { language, probability } = askCld3(sample.slice(0, OPINION_LENGTH).toWellFormed());
  if (!language.includes("-Latn")) add(primaryLanguage(language), WEIGHTS.cld3 * oddsAbove(probability));
  add(primaryLanguage(franc(sample.slice(0, OPINION_LENGTH), { minLength: 1 })), WEIGHTS.franc);
  for (const [letterLanguage, count] of letters) add(letterLanguage, WEIGHTS.letter * Math.log1p(count));
  if (script.usual !== null) add(script.usual, WEIGHTS.usual);
  const top = Math.max(...scores.values());
  if (scores.has(declared) && top - scores.get(declared)! <= WEIGHTS.declared) scores.set(declared, top + 1);
  return [...scores].sort((a, b) => b[1] - a[1]);
}

/** Adds what the n-grams say; returns where a language that they do not know begins, `null` for gibberish. */
function weighKnown(scores: Map<string, number>, sample: string, script: string): number | null {
  const { scores: known, seen } = weighNgrams(sample);
  for (const [language, score] of known) {
    if (writes(language, script)) scores.set(language, score * WEIGHTS.ngram);
  }
  if (scores.size === 0) return 0;
  const top = Math.max(...scores.values());
  if (top < LEAST_FIT * seen) return null;
  return Math.min(top, WEIGHTS.fit * seen) - WEIGHTS.stranger;
}

function writes(language: string, script: string): boolean {
  const usual = scriptOf(language);
  return usual === script || ALSO_WRITTEN[language] === script || (script === "Hani" && usual === "Hans");
}

function oddsAbove(probability: number): number {
  const sure = Math.min(probability, 0.999);
  return Math.max(0, Math.log(sure / (1 - sure)) - WEIGHTS.cld3LeastOdds);
}

/** The probability of the best language from its lead over the second, as measured. */
function confidence(lead: number): number {
  return 1 / (1 + Math.exp(-WEIGHTS.confidence * lead));
}
