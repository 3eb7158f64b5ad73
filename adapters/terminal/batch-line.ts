import * as v from "valibot";
import { NO_ADDRESS } from "../../src/article/article.ts";
import type { PageFetcher } from "../../src/article/fetch-page.ts";
import type { TextHints } from "../../src/article/parse-text.ts";
import type { Brief } from "../../src/brief/brief.ts";
import type { ReaderPool } from "../../src/brief/reader-pool.ts";
import type { Reading } from "../../src/brief/worker.ts";
import { ReadingError } from "../../src/errors.ts";
import { TOO_LONG } from "./read-lines.ts";

/** What became of one line of input. */
export type BatchLine =
  | { readonly id: unknown; readonly brief: Brief }
  | { readonly id: unknown; readonly error: unknown };

const optional = v.optional(v.nullable(v.string()));
const inputSchema = v.object({
  id: v.union([v.string(), v.number()]),
  url: optional,
  html: optional,
  text: optional,
  title: optional,
  lang: optional,
  publishedAt: optional,
});

type Input = v.InferOutput<typeof inputSchema>;

/** Reads one line of a batch. Never rejects: whatever is wrong becomes the line's error. */
export async function readBatchLine(
  line: string | typeof TOO_LONG,
  { pool, fetcher }: { readonly pool: ReaderPool; readonly fetcher: PageFetcher },
): Promise<BatchLine> {
  let id: unknown = null;
  try {
    if (line === TOO_LONG) throw new ReadingError("too-large", "a line of the batch");
    const record: unknown = JSON.parse(line);
    id = (record as { id?: unknown } | null)?.id ?? null;
    const input = v.parse(inputSchema, record);
    return { id, brief: await pool.read(await toReading(input, fetcher)) };
  } catch (error) {
    return { id, error };
  }
}

/** `html` or `text` given: nothing is fetched. */
async function toReading(input: Input, fetcher: PageFetcher): Promise<Reading> {
  const { url, title, lang, publishedAt } = input;
  const hints: TextHints = {
    ...(url && { url }),
    ...(title && { title }),
    ...(lang && { lang }),
    ...(publishedAt && { publishedAt }),
  };
  if (input.html) {
    const page = {
      url: input.url ?? NO_ADDRESS,
      body: input.html,
      mediaType: "text/html",
      contentLanguage: lang ?? null,
    };
    return { page, hints };
  }
  if (input.text) return { text: input.text, hints };
  if (input.url) return { page: await fetcher.fetchPage(input.url), hints };
  throw new ReadingError("not-a-link", "none of url, html and text");
}

/** One line for the `error` field of the output. */
export function describeFailure(error: unknown): string {
  if (error instanceof v.ValiError)
    return `bad input: ${error.issues.map((issue: v.BaseIssue<unknown>) => issue.message).join("; ")}`;
  if (error instanceof SyntaxError) return "bad input: not a line of JSON";
  return error instanceof Error ? error.message : String(error);
}
