import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../src/article/article.ts";
import type { Brief } from "../../src/brief/brief.ts";
import { makeSignature } from "../../src/siblings/make-signature.ts";
import type { Sentence } from "../../src/text/span.ts";

/** A line of the sibling data sets. */
export interface Gold {
  readonly id: string;
  readonly group: string;
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly date: string | null;
}

/** Reads a data set of one JSON object a line. */
export function loadGold(dataDir: string, name: string): Gold[] {
  return readFileSync(join(dataDir, `${name}.jsonl`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Gold);
}

/** A Brief whose sentences are the lines of the data (NTREX's are aligned), or of a teaser's first characters. */
export function briefOfLines(gold: Gold, maxLength = Number.POSITIVE_INFINITY): Brief {
  const lines = gold.text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return briefOf(gold, lines, maxLength);
}

const segmenters = new Map<string, Intl.Segmenter>();

/** A Brief whose paragraphs are the lines of the data, split into sentences by the runtime. */
export function briefOfText(gold: Gold): Brief {
  let segmenter = segmenters.get(gold.lang);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(gold.lang, { granularity: "sentence" });
    segmenters.set(gold.lang, segmenter);
  }
  const lines = [...segmenter.segment(gold.text)].map((s) => s.segment.trim()).filter((s) => s !== "");
  return briefOf(gold, lines, Number.POSITIVE_INFINITY);
}

function briefOf(gold: Gold, lines: readonly string[], maxLength: number): Brief {
  const text = lines.join("\n\n").slice(0, maxLength);
  const sentences: Sentence[] = [];
  let start = 0;
  for (const [paragraph, line] of lines.entries()) {
    if (start >= text.length) break;
    sentences.push({ start, end: Math.min(text.length, start + line.length), paragraph });
    start += line.length + 2;
  }
  const article: Article = {
    url: null,
    canonicalUrl: null,
    title: gold.title,
    byline: null,
    publisher: null,
    declaredLanguage: gold.lang,
    publishedAt: parseDate(gold.date),
    image: null,
    text,
    alternates: [],
    links: [],
  };
  const language = gold.lang.split("-")[0]!;
  return {
    id: gold.id,
    article,
    language,
    languageConfidence: 1,
    sentences,
    summaries: [],
    entities: [],
    signature: makeSignature({ article, language, sentences, entities: [] }),
  };
}

/** `01 Jan, 2015\t | 1:58 pm` of Colombo. */
function parseDate(date: string | null): string | null {
  if (date === null) return null;
  const time = Date.parse(`${date.replace(/[,|\t]+/gu, " ").trim()} GMT+0530`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
