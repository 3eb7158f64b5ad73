import { sentenceEnd } from "../body/refine-blocks.ts";
import { collapse } from "../html/html-tree.ts";

/** Lines are wrapped by hand at most here; longer ones are paragraphs of their own. */
const MAX_WRAPPED = 100;

/**
 * Splits plain text into paragraphs, each on one line. A blank line ends a paragraph; without one every line is a
 * paragraph, unless the lines were broken at a fixed width: those are joined again.
 */
export function splitParagraphs(text: string): string[] {
  const groups = text.split(/(?:\r\n|[\n\r\u2028\u2029])[^\S\n\r\u2028\u2029]*(?:\r\n|[\n\r\u2028\u2029])/);
  return groups.flatMap((group) => {
    const lines = group
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .map(collapse)
      .filter((line) => line !== "");
    return isWrapped(lines) ? joinWrapped(lines) : lines;
  });
}

/** Whether lines were broken to fit a width: all but paragraph ends about equally long, most without a sentence's end. */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 3) return false;
  const width = widest(lines);
  if (width > MAX_WRAPPED || width < 30) return false;
  const inner = lines.slice(0, -1);
  const full = inner.filter((line) => line.length >= width * 0.7).length;
  const open = inner.filter((line) => !sentenceEnd.test(line)).length;
  return full >= inner.length * 0.75 && open >= inner.length * 0.6;
}

function joinWrapped(lines: readonly string[]): string[] {
  const width = widest(lines);
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (isOpen) paragraphs.push(join(paragraphs.pop()!, line));
    else paragraphs.push(line);
    isOpen = line.length >= width * 0.7 || !sentenceEnd.test(line);
  }
  return paragraphs;
}

function widest(lines: readonly string[]): number {
  return lines.reduce((width, { length }) => Math.max(width, length), 0);
}

/** Chinese and Japanese lines join without a space. */
function join(before: string, after: string): string {
  const isDense =
    /[\u3040-\u30ff\u3400-\u9fff\uff00-\uff60\u3001-\u3011]$/.test(before) &&
    /^[\u3001-\u30ff\u3400-\u9fff\uff00-\uff60]/.test(after);
  return isDense ? before + after : `${before} ${after}`;
}
