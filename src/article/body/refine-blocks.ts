import { isConsentNotice, opensLikeBoilerplate } from "../../text/boilerplate-lines.ts";
import { headingElements } from "../html/element-kinds.ts";
import { widthOf } from "./measure-prose.ts";
import type { TextBlock } from "./text-block.ts";

/** Longer lines are paragraphs, however they begin. */
const MAX_POINTER = 120;

/** An article that speaks of cookies more often is about them. */
const MAX_NOTICES = 2;

/** Ends with what ends a sentence, in any script, closing quotes and brackets aside. */
export const sentenceEnd = /[.!?:;…。！？：；؟۔।॥።፧؛։។။]["'”’»«›)\]」』】）]*$/u;

/** Drops from an article's blocks what only leads elsewhere: links, their labels, and what stands around the text. */
export function refineBlocks(blocks: readonly TextBlock[]): TextBlock[] {
  return trimEnds(dropHangingHeadings(dropPointers(dropLinks(blocks))));
}

/** Drops the links that stand alone and the short lines that announce them. */
function dropLinks(blocks: readonly TextBlock[]): TextBlock[] {
  const kept: TextBlock[] = [];
  let isAnnounced = false;
  for (const block of blocks.toReversed()) {
    isAnnounced = isLink(block) || (isAnnounced && isLabel(block));
    if (!isAnnounced) kept.push(block);
  }
  return kept.reverse();
}

function isLabel({ text }: TextBlock): boolean {
  return widthOf(text) < 40 && (text.endsWith(":") || !sentenceEnd.test(text));
}

/** Whether most of a block's text is a link, and it is not a sentence with a long link in it. */
function isLink({ text, linked }: TextBlock): boolean {
  const rest = text.length - linked;
  return linked / text.length > 0.6 && (rest < 40 || linked / text.length > 0.8);
}

/** Drops the lines that send the reader elsewhere in words, and what the site says of its cookies. */
function dropPointers(blocks: readonly TextBlock[]): TextBlock[] {
  const notices = blocks.filter(({ text }) => isConsentNotice(text));
  const isPointer = ({ text }: TextBlock) => widthOf(text) <= MAX_POINTER && opensLikeBoilerplate(text);
  const isNotice = (block: TextBlock) => notices.length <= MAX_NOTICES && notices.includes(block);
  return blocks.filter((block) => !isPointer(block) && !isNotice(block));
}

/** A heading with nothing below it announced something that is not here. */
function dropHangingHeadings(blocks: readonly TextBlock[]): TextBlock[] {
  return blocks.filter((block, index) => {
    if (!headingElements.has(block.element.name)) return true;
    const next = blocks[index + 1];
    return (
      next !== undefined &&
      !(headingElements.has(next.element.name) && next.element.name <= block.element.name)
    );
  });
}

/** Drops the short lines without a sentence before the first paragraph and after the last. */
function trimEnds(blocks: readonly TextBlock[]): TextBlock[] {
  const isText = (block: TextBlock) => isProse(block) || /^(?:li|pre|td|dd)$/.test(block.element.name);
  const first = blocks.findIndex(isProse);
  const last = blocks.findLastIndex(isText);
  return first < 0 ? [...blocks] : blocks.slice(first, last + 1);
}

/** Whether a block reads as a sentence or more. */
export function isProse({ text, element }: TextBlock): boolean {
  const width = widthOf(text);
  if (headingElements.has(element.name)) return width >= 100;
  return width >= (element.name === "p" ? 60 : 80) || (width >= 25 && sentenceEnd.test(text));
}
