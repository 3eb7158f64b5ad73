import { DEFAULT_SUMMARY_SENTENCES, MAX_SUMMARY_SENTENCES } from "../../src/brief/brief.ts";
import { UsageError } from "./usage.ts";

/** The value of `--sentences`. Throws UsageError. */
export function parseSentences(value: string | undefined): number {
  const sentences = Number(value ?? DEFAULT_SUMMARY_SENTENCES);
  if (!Number.isInteger(sentences) || sentences < 1 || sentences > MAX_SUMMARY_SENTENCES)
    throw new UsageError(`--sentences: expected a number from 1 to ${MAX_SUMMARY_SENTENCES}.`);
  return sentences;
}
