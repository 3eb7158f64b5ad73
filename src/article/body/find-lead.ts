import { widthOf } from "./measure-prose.ts";
import { sentenceEnd } from "./refine-blocks.ts";
import type { TextBlock } from "./text-block.ts";

/** How far above the body a standfirst may begin, in blocks. */
const REACH = 12;

/** The standfirst: the sentences that stand between the headline and the body, `above` being what precedes the body. */
export function findLead(above: readonly TextBlock[]): TextBlock[] {
  const near = above.slice(-REACH);
  const headline = near.findLastIndex(({ element }) => element.name === "h1");
  return headline < 0
    ? []
    : near
        .slice(headline + 1)
        .filter(isLead)
        .slice(0, 2);
}

function isLead({ text, linked }: TextBlock): boolean {
  const width = widthOf(text);
  return linked === 0 && width >= 60 && width <= 800 && sentenceEnd.test(text);
}
