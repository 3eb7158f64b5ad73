// Fits and writes src/entities/confidence-weights.ts: npx tsx tools/train-confidence.ts [FOLDER], with <set>.jsonl files
// of {lang, text, entities: [{name, type}]} lines. How well it does is told of each half as judged by the other.
import { writeFileSync } from "node:fs";
import { type ConfidenceWeights, confidence } from "../src/entities/judge-name.ts";
import { fitLogistic } from "./train-confidence/fit-logistic.ts";
import { type Judgement, readJudgements } from "./train-confidence/read-judgements.ts";
import { reliability } from "./train-confidence/reliability.ts";
import { toFeatures, toWeights } from "./train-confidence/weights.ts";

const folder = process.argv[2] ?? "../shared/data/ner-dev";
/** Openly licensed. Left out: ronec, which marks common nouns as persons, and klue, which is read without the tagger. */
const OPEN = /^(?:uner|turku|nerkor|klintan|factrueval|idner|trwiki|stockmark)-/;
/** Nothing is fitted on these: what confidences are worth in languages that neither the tagger nor this was taught. */
const OTHERS = /^(?:conll|elner|wikigold|wikineural)-/;
/** A set of more names counts as much as one of so many. */
const ENOUGH = 300;

const judgements = readJudgements(folder, OPEN);
const weights = fitWeights(judgements);
writeFileSync(new URL("../src/entities/confidence-weights.ts", import.meta.url), renderWeights(weights));
const halves = [0, 1].map((rest) => judgements.filter(({ document }) => document % 2 === rest));
const crossed = halves.flatMap((half, at) => judged(half, fitWeights(halves[1 - at]!)));
console.log(`Each half by weights from the other:\n${reliability(crossed)}`);
console.log(`\nOther sets:\n${reliability(judged(readJudgements(folder, OTHERS), weights))}`);

function fitWeights(some: readonly Judgement[]): ConfidenceWeights {
  const sizes = new Map<string, number>();
  for (const { set } of some) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const observations = some.map(({ type, evidence, right, set }) => ({
    features: toFeatures(type, evidence),
    right,
    worth: Math.min(1, ENOUGH / sizes.get(set)!),
  }));
  return toWeights(fitLogistic(observations));
}

function judged(some: readonly Judgement[], by: ConfidenceWeights) {
  return some.map(({ type, evidence, right }) => ({ right, confidence: confidence(type, evidence, by) }));
}

function renderWeights(fitted: ConfidenceWeights): string {
  const rows = Object.entries(fitted).map(([kind, own]) => {
    const pairs = Object.entries(own as Record<string, number>).map(
      ([name, worth]) => `    ${name}: ${worth},\n`,
    );
    return `  ${kind}: {\n${pairs.join("")}  },\n`;
  });
  return `import type { ConfidenceWeights } from "./judge-name.ts";

/** Fitted by tools/train-confidence.ts on openly licensed documents; docs/entities-model-card.md lists them. */
export const WEIGHTS: ConfidenceWeights = {
${rows.join("")}};
`;
}
