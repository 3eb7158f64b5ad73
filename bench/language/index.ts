import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { primaryLanguage } from "../../src/language/primary-language.ts";
import { printTable } from "../support/print-table.ts";
import type { Report } from "./detect-apart.ts";
import { DETECTORS, type Detector } from "./detectors.ts";
import { type LabelledText, type LanguageSet, readSets } from "./read-sets.ts";
import { sentences } from "./sentences.ts";

/** The languages of the set that eld knows as well; it knows 60. */
const COMMON =
  "am ar az be bg bn ca cs da de el en es et eu fa fi fil fr he hi hr hu hy is it ja ka ko ku lt lv ml mr ms nl no pl pt ro ru sk sl sq sr sv ta te th tr uk ur vi zh";

/** Prints accuracy by language (macro), memory and speed of the language detectors, and quality of sentence splitting. */
export async function language(dataDir: string): Promise<void> {
  const sets = readSets(dataDir);
  const reports = new Map<Detector, Report>();
  for (const name of DETECTORS) reports.set(name, await detectApart(name, sets));
  const answers = new Map<string, readonly (readonly string[])[]>(
    [...reports].map(([name, report]) => [name, report.answers.map((list) => list.map(primaryLanguage))]),
  );
  answers.set("vote of three", vote(["eld", "franc", "cld3"].map((name) => answers.get(name)!)));
  printAccuracy(sets, answers);
  printCosts(reports, sets);
  printWorst(sets, answers.get("dragoman")!);
  sentences(dataDir);
}

async function detectApart(name: Detector, sets: readonly LanguageSet[]): Promise<Report> {
  const child = fork(fileURLToPath(new URL("./detect-apart.ts", import.meta.url)), [name]);
  child.send(sets.map(({ texts }) => texts.map(({ text }) => text)));
  const [report] = (await once(child, "message")) as [Report];
  return report;
}

/** What two of three say; the first where all differ. */
function vote(answers: readonly (readonly (readonly string[])[])[]): string[][] {
  const [first, second, third] = answers;
  return first!.map((list, set) =>
    list.map((one, i) => (second![set]![i] === third![set]![i] ? second![set]![i]! : one)),
  );
}

function printAccuracy(
  sets: readonly LanguageSet[],
  answers: ReadonlyMap<string, readonly (readonly string[])[]>,
): void {
  const headlines = new Set(sets[1]!.texts.map((text) => text.language));
  const common = new Set(COMMON.split(" "));
  const columns: [string, number, ((text: LabelledText) => boolean) | undefined][] = [
    ["short, all", 0, undefined],
    ["short, eld's languages", 0, (text) => common.has(text.language)],
    ["short, NTREX languages", 0, (text) => headlines.has(text.language)],
    ["headlines", 1, undefined],
    ["articles", 2, undefined],
  ];
  console.log("### Language: macro accuracy, %\n");
  const rows = [...answers].map(([detector, lists]) => [
    detector,
    ...columns.map(([, set, only]) => macro(sets[set]!.texts, lists[set]!, only).toFixed(1)),
  ]);
  const counts = columns.map(([, set, only]) => countLanguages(sets[set]!.texts, only));
  printTable(["detector", ...columns.map(([name]) => name)], [...rows, ["languages", ...counts]]);
}

function countLanguages(
  texts: readonly LabelledText[],
  only: (text: LabelledText) => boolean = () => true,
): number {
  return new Set(texts.filter(only).map((text) => text.language)).size;
}

function macro(
  texts: readonly LabelledText[],
  answers: readonly string[],
  only?: (text: LabelledText) => boolean,
): number {
  const shares = accuracies(texts, answers, only).map(([, share]) => share);
  return Math.round((1000 * shares.reduce((sum, share) => sum + share, 0)) / shares.length) / 10;
}

function accuracies(
  texts: readonly LabelledText[],
  answers: readonly string[],
  only: (text: LabelledText) => boolean = () => true,
): [language: string, share: number][] {
  const counts = new Map<string, { right: number; all: number }>();
  for (const [i, text] of texts.entries()) {
    if (!only(text)) continue;
    const count = counts.get(text.language) ?? { right: 0, all: 0 };
    counts.set(text.language, {
      right: count.right + (answers[i] === text.language ? 1 : 0),
      all: count.all + 1,
    });
  }
  return [...counts].map(([name, { right, all }]) => [name, right / all]);
}

function printCosts(reports: ReadonlyMap<string, Report>, sets: readonly LanguageSet[]): void {
  console.log("### Language: cost, each in a process of its own; memory includes the texts\n");
  printTable(
    ["detector", "load ms", "MB before", "MB after", ...sets.map(({ name }) => `${name} a second`)],
    [...reports].map(([detector, { loadMs, before, after, perSecond }]) =>
      [detector, ...[loadMs, before, after, ...perSecond].map(Math.round)].map(String),
    ),
  );
}

function printWorst(sets: readonly LanguageSet[], answers: readonly (readonly string[])[]): void {
  for (const [i, { name, texts }] of sets.entries()) {
    const worst = accuracies(texts, answers[i]!).sort((a, b) => a[1] - b[1]);
    const line = worst.slice(0, 15).map(([tag, share]) => `${tag} ${Math.round(100 * share)}`);
    console.log(`Dragoman's worst on ${name}: ${line.join(", ")}\n`);
  }
}
