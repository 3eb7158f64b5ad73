import { parseArgs } from "node:util";
import { fitWeights, gains, PRIOR, type Weights } from "./train-summary/fit-weights.ts";
import { loadExamples, SOURCES } from "./train-summary/load-examples.ts";

// Fits the weights of src/summary/weights.ts: `npx tsx tools/train-summary.ts --data DIR [--cross-validate]`.
const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data" },
    "cross-validate": { type: "boolean", default: false },
  },
});
const examples = loadExamples(values.data);
printGains("prior", PRIOR);
if (values["cross-validate"]) {
  for (const { file } of SOURCES) {
    const weights = fitWeights(examples.filter(({ set }) => set !== file));
    printGains(`trained without ${file}`, weights, file);
  }
}
const weights = fitWeights(examples);
printGains("trained on all", weights);
console.log(JSON.stringify(weights, null, 2));

/** Prints gains over the first three sentences and over the first, in points of ROUGE-1/2/L. */
function printGains(name: string, of: Weights, only?: string): void {
  const kept = examples.filter(({ set }) => only === undefined || set === only);
  const [three, one] = [gains(kept, of, 3), gains(kept, of, 1)];
  console.log(`${name}:`);
  for (const [set, gain] of one) {
    const format = (points: readonly number[] | undefined) =>
      points?.map((p) => p.toFixed(1)).join("/") ?? "";
    console.log(`  ${set.padEnd(26)} three ${format(three.get(set)).padEnd(14)} one ${format(gain)}`);
  }
}
