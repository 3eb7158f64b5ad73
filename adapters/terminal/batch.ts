import { availableParallelism } from "node:os";
import type { PageFetcher } from "../../src/article/fetch-page.ts";
import type { ReaderPool } from "../../src/brief/reader-pool.ts";
import { linkBatch } from "../../src/siblings/link-batch.ts";
import type { Relation } from "../../src/siblings/sibling.ts";
import { type BatchLine, describeFailure, readBatchLine } from "./batch-line.ts";
import { mapInOrder } from "./map-in-order.ts";
import { readLines } from "./read-lines.ts";

export interface BatchOptions {
  readonly input: AsyncIterable<Buffer | string>;
  /** Writes one line and resolves when more may come. */
  readonly write: (line: string) => Promise<void>;
  readonly pool: ReaderPool;
  readonly fetcher: PageFetcher;
  /** How many sentences a summary has. */
  readonly sentences: number;
  /** Whether siblings are looked for among the articles of the batch: then all is read before the first line. */
  readonly siblings: boolean;
  readonly onProgress: (done: number) => void;
}

/** Reads JSON lines, writes JSON lines, same order; a line that cannot be read gives `{id, error}`. */
export async function runBatch(options: BatchOptions): Promise<void> {
  const lines = mapInOrder(readLines(options.input), 2 * availableParallelism(), (line) =>
    readBatchLine(line, options),
  );
  let done = 0;
  const held: BatchLine[] = [];
  for await (const line of lines) {
    options.onProgress(++done);
    if (options.siblings) held.push(line);
    else await options.write(formatLine(line, options.sentences, []));
  }
  for (const line of linkLines(held))
    await options.write(formatLine(line.line, options.sentences, line.siblings));
}

interface LinkedLine {
  readonly line: BatchLine;
  readonly siblings: readonly OutputSibling[];
}

interface OutputSibling {
  readonly id: unknown;
  readonly language: string;
  readonly relation: Relation;
  readonly score: number;
}

/**
 * The place in the batch serves as the brief's id while linking: two lines may hold the same article. Programs choose
 * their own threshold, so that what is not sure is listed too, with its score.
 */
function linkLines(lines: readonly BatchLine[]): LinkedLine[] {
  const briefs = lines.flatMap((line, index) =>
    "brief" in line ? [{ ...line.brief, id: String(index) }] : [],
  );
  const links = linkBatch(briefs, { guesses: true });
  return lines.map((line, index) => ({
    line,
    siblings: (links.get(String(index)) ?? []).map(({ id, language, relation, score }) => ({
      id: lines[Number(id)]?.id,
      language,
      relation,
      score: round(score),
    })),
  }));
}

function formatLine(line: BatchLine, sentences: number, siblings: readonly OutputSibling[]): string {
  if (!("brief" in line)) return JSON.stringify({ id: line.id, error: describeFailure(line.error) });
  const { brief, id } = line;
  const { text, title, publishedAt } = brief.article;
  return JSON.stringify({
    id,
    language: brief.language,
    languageConfidence: round(brief.languageConfidence),
    title,
    text,
    publishedAt,
    summary: (brief.summaries[sentences - 1] ?? []).map((index) => {
      const { start, end } = brief.sentences[index]!;
      return { text: text.slice(start, end), start, end };
    }),
    entities: brief.entities.map(({ name, type, count }) => ({ name, type, count })),
    siblings,
  });
}

function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
