/** More links than this in one text are not read. */
const MAX_LINKS = 100;

const candidate = /https?:\/\/[^\s<>"`{}|\\^、。「」『』（）【】《》，；！？“”„«»]{3,2048}/giu;
const trailing = /[.,;:!?'’*_~…)\]]$/u;

/**
 * The http(s) addresses in a text, in order, each once, without the punctuation of the sentence around them:
 * a closing bracket belongs to the address only if its opening one does. Fragments are kept.
 */
export function findLinks(text: string): string[] {
  const links = new Set<string>();
  for (const [match] of text.matchAll(candidate)) {
    const href = trimPunctuation(match);
    if (URL.canParse(href)) links.add(href);
    if (links.size === MAX_LINKS) break;
  }
  return [...links];
}

function trimPunctuation(match: string): string {
  let href = match;
  while (trailing.test(href)) {
    const close = href.at(-1)!;
    const open = close === ")" ? "(" : close === "]" ? "[" : null;
    if (open !== null && count(href, open) >= count(href, close)) break;
    href = href.slice(0, -1);
  }
  return href;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
