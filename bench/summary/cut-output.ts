import type { Output } from "./score-outputs.ts";

const DANDA = /(?<=[।۔॥])\s*(?=\S)/u;

/**
 * A summary of at most `count` sentences by UAX #29 and the dandas. A package that knows no full stop but the Latin one
 * takes a whole text for a sentence; uncut, its answer would be compared as the article itself.
 */
export function cutOutput({ id, summary }: Output, count: number, language: string): Output {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  const sentences = summary
    .flatMap(({ text }) => text.split(/\n+/u))
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment))
    .flatMap((sentence) => sentence.split(DANDA))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return { id, summary: sentences.slice(0, count).map((text) => ({ text: text.trim() })) };
}
