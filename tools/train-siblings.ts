import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fitLogistic, logitOf } from "./train-siblings/fit-logistic.ts";
import { type Example, isTraining, makeExamples } from "./train-siblings/make-examples.ts";
import { makeViews } from "./train-siblings/make-views.ts";

// Fits the weights of src/siblings/weights.ts and writes them and their card: `npx tsx tools/train-siblings.ts --data DIR`.
const { values } = parseArgs({ options: { data: { type: "string", default: "../shared/data" } } });
const TARGET = join(import.meta.dirname, "../src/siblings");
/** What all true pairs of a view weigh together: no view wins at another's cost. */
const VIEW_WEIGHT = 1_000;

const views = makeViews(values.data);
const examples = new Map([...views].map(([name, seen]) => [name, makeExamples(seen)]));
const fitted = fitLogistic([...examples.values()].flatMap(weigh));
// The regression saw each article among those of its language; what they are is the prior's business.
const seen = [...views.values()].flat();
const groups = new Set(seen.map(({ group }) => group)).size;
const rivals = new Set(seen.filter(isTraining).map(({ group }) => group)).size;
const weights = [fitted[0]! + Math.log(rivals), ...fitted.slice(1)].map((weight) =>
  Number(weight.toFixed(3)),
);
writeFileSync(
  join(TARGET, "weights.ts"),
  `/** The weights of \`featuresOf\`, made by \`tools/train-siblings.ts\`; see weights.md. */
export const WEIGHTS: readonly number[] = [${weights.join(", ")}];
`,
);
writeFileSync(join(TARGET, "weights.md"), card());
console.log(card());

function weigh(all: readonly Example[]) {
  const training = all.filter((example) => example.training);
  const weight = VIEW_WEIGHT / training.filter(({ isTrue }) => isTrue).length;
  return training.map(({ features, isTrue }) => ({ features, isTrue, weight }));
}

function card(): string {
  const rows = [...examples].flatMap(([name, all]) =>
    [false, true].map((taught) => {
      const held = all.filter((example) => !example.training && example.taught === taught);
      return `| ${[name, taught ? "yes" : "no", ...judge(held)].join(" | ")} |`;
    }),
  );
  return `# weights.ts

The weights of a logistic regression that says of two articles whether they are siblings (\`judge-comparison.ts\`).
Made by \`tools/train-siblings.ts\`, which writes this card; the same data give the same weights.

Trained on ${rivals} of the ${groups} articles of NTREX in 30 languages
([MicrosoftTranslator/NTREX](https://github.com/MicrosoftTranslator/NTREX), CC BY-SA 4.0) and their nearest strangers,
each of three views weighing the same. No text of it is part of the weights. The other ${groups - rivals}, never trained on:

| view | lexicon | pairs | true | wrong % | missed % of the true |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

function judge(held: readonly Example[]): (string | number)[] {
  const isLinked = ({ features }: Example) => logitOf(features, fitted) > 0;
  const real = held.filter(({ isTrue }) => isTrue);
  const wrong = held.filter((example) => isLinked(example) !== example.isTrue).length / held.length;
  const missed = real.filter((example) => !isLinked(example)).length / real.length;
  return [held.length, real.length, (100 * wrong).toFixed(2), (100 * missed).toFixed(2)];
}
