import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readJsonLines } from "../support/read-json-lines.ts";

/** An article with the summaries that people wrote of it. */
export interface SummaryDocument {
  readonly id: string;
  readonly lang: string;
  /** What the summariser may see; `""` where the headline is the reference itself. */
  readonly title: string;
  readonly text: string;
  readonly summaries: readonly string[];
}

/** Articles of one source, and how many sentences are asked for. */
export interface SummarySet {
  readonly name: string;
  readonly count: number;
  readonly documents: readonly SummaryDocument[];
}

interface Line {
  readonly id: string;
  readonly lang: string;
  readonly title?: string;
  readonly text: string;
  readonly summary?: string | readonly string[];
  readonly summaries?: readonly string[];
}

/** The sets with summaries as references, then those whose headline is the reference of one sentence. */
export function loadSets(dataDir: string): SummarySet[] {
  const files = readdirSync(dataDir).filter((file) => /^sum\..+\.jsonl$/u.test(file));
  return [...files.map((file) => readSet(dataDir, file)), ...readHeadlines(dataDir, "sib.ntrex.jsonl")];
}

function readSet(dataDir: string, file: string): SummarySet {
  const documents = readJsonLines<Line>(join(dataDir, file)).map((line) => {
    const summaries = [line.summaries ?? line.summary ?? []].flat().filter((text) => text !== "");
    const title = line.title ?? "";
    return { ...line, title: summaries.includes(title) ? "" : title, summaries };
  });
  const headlines = documents.every(({ title }) => title === "") && documents.every(isHeadline);
  return { name: file.slice("sum.".length, -".jsonl".length), count: headlines ? 1 : 3, documents };
}

/** A reference of one line without an end is a headline. */
function isHeadline({ summaries }: SummaryDocument): boolean {
  return summaries.every((summary) => summary.length < 80 && !/[.。!?]$/u.test(summary));
}

function readHeadlines(dataDir: string, file: string): SummarySet[] {
  const lines = readJsonLines<Line>(join(dataDir, file));
  return [...new Set(lines.map(({ lang }) => lang))].map((lang) => ({
    name: `ntrex ${lang}`,
    count: 1,
    documents: lines
      .filter((line) => line.lang === lang)
      .map(({ id, title = "", text }) => ({ id, lang, title: "", text, summaries: [title] })),
  }));
}
