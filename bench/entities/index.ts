import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findEntities } from "../../src/entities/find-entities.ts";
import { findMentions } from "../../src/entities/find-mentions.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import { findByCapitals } from "./find-by-capitals.ts";
import { findByCompromise } from "./find-by-compromise.ts";
import { type Counts, countNames, f1, type TypedName } from "./score-names.ts";

interface GoldDocument {
  readonly lang: string;
  readonly text: string;
  readonly entities: readonly TypedName[];
}

/** A way to find names: its answer for a document, `null` where it does not speak the language. */
type Finder = (document: GoldDocument) => readonly TypedName[] | null;

const GROUPS: Readonly<Record<string, string>> = {
  English: "en",
  "es fr it pt nl pl ru": "es fr it pt nl pl ru",
  German: "de",
  "sv da fi hr sr el ro": "sv da fi hr sr el ro",
  "zh ja ko": "zh ja ko",
  "no sk tr id hu": "no sk tr id hu",
  Amharic: "am",
};

const FINDERS: Readonly<Record<string, Finder>> = {
  "Dragoman, each name once": ({ text, lang }) =>
    findEntities({ title: "", text, sentences: splitSentences(text, lang), language: lang }),
  "Dragoman, every form": ({ text, lang }) =>
    findMentions({ text, sentences: splitSentences(text, lang), language: lang }).map(
      ({ start, end, type }) => ({ name: text.slice(start, end), type }),
    ),
  "capitalised runs": ({ text, lang }) => findByCapitals(text, splitSentences(text, lang), lang),
  compromise: ({ text, lang }) => (lang === "en" ? findByCompromise(text) : null),
};

interface Score {
  readonly untyped: Counts;
  readonly typed: Counts;
  documents: number;
  /** Of processor time, so that other programs on the machine count little. */
  milliseconds: number;
}

/**
 * Prints how well names are found on `ner-dev` (F1 of distinct names a document, untyped/typed) beside baselines,
 * and how fast.
 */
export async function entities(dataDir: string): Promise<void> {
  const folder = join(dataDir, "ner-dev");
  const sets = readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .map((file) => ({ set: file.replace(".jsonl", ""), documents: readDocuments(join(folder, file)) }));
  const scores = Object.entries(FINDERS).map(([name, finder]) => ({
    name,
    bySet: new Map(sets.map(({ set, documents }) => [set, scoreSet(documents, finder)])),
  }));
  printRow(["", ...scores.map(({ name }) => name)]);
  printRow(["---", ...scores.map(() => "---")]);
  for (const { set } of sets) printRow([set, ...scores.map(({ bySet }) => shown([bySet.get(set)!]))]);
  for (const [group, languages] of Object.entries(GROUPS)) {
    const members = sets.map(({ set }) => set).filter((set) => languages.split(" ").includes(set.slice(-2)));
    printRow([
      `**${group}** (average)`,
      ...scores.map(({ bySet }) => shown(members.map((set) => bySet.get(set)!))),
    ]);
  }
  printRow(["documents a second of one core", ...scores.map(({ bySet }) => speed([...bySet.values()]))]);
}

function readDocuments(path: string): GoldDocument[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as GoldDocument);
}

function scoreSet(documents: readonly GoldDocument[], finder: Finder): Score {
  const score: Score = { untyped: noCounts(), typed: noCounts(), documents: 0, milliseconds: 0 };
  for (const document of documents) {
    const began = process.cpuUsage();
    const found = finder(document);
    if (found === null) continue;
    const { user, system } = process.cpuUsage(began);
    score.milliseconds += (user + system) / 1000;
    score.documents++;
    countNames(score.untyped, document.entities, found, false);
    countNames(score.typed, document.entities, found, true);
  }
  return score;
}

function noCounts(): Counts {
  return { hits: 0, extra: 0, missed: 0 };
}

function shown(scores: readonly Score[]): string {
  const answered = scores.filter(({ documents }) => documents > 0);
  if (answered.length === 0) return "–";
  const mean = (pick: (score: Score) => Counts): string =>
    (answered.reduce((sum, score) => sum + f1(pick(score)), 0) / answered.length).toFixed(1);
  return `${mean(({ untyped }) => untyped)} / ${mean(({ typed }) => typed)}`;
}

function speed(scores: readonly Score[]): string {
  const documents = scores.reduce((sum, score) => sum + score.documents, 0);
  const milliseconds = scores.reduce((sum, score) => sum + score.milliseconds, 0);
  return ((1000 * documents) / milliseconds).toFixed(0);
}

function printRow(cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
