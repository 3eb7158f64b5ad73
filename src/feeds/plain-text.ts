import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;

const MAX_MARKUP = 20_000;
const silent = new Set(["script", "style", "template", "noscript", "iframe"]);

/** The text of a piece of HTML as feeds put it into titles and descriptions: no tags, white space folded. */
export function plainText(markup: string, maxLength: number): string {
  const clipped = markup.slice(0, MAX_MARKUP);
  // Most titles hold no markup: they need no parser.
  const text = /[<&]/.test(clipped) ? textOf(parseFragment(clipped).childNodes) : clipped;
  const folded = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return folded.length > maxLength ? `${folded.slice(0, maxLength).toWellFormed()}…` : folded.toWellFormed();
}

/** Without recursion: strangers nest deep. */
function textOf(roots: readonly Node[]): string {
  const parts: string[] = [];
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ("value" in node) parts.push(node.value);
    else if ("childNodes" in node && !silent.has(node.nodeName)) {
      parts.push(" ");
      waiting.push(...[...node.childNodes].reverse());
    }
  }
  return parts.join("");
}
