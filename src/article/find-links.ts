/** More links than this in one text are not read. */
const MAX_LINKS = 100;

const candidate = /https?:\/\/[^\s<>"`{}|\\^、。「」『』（）【】《》，；！？“”„«»]{3,2048}/giu;
const trailing: ReadonlySet<string> = new Set(".,;:!?'’*_~…)]");

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

/** Looks at each character once: a link may be all brackets. */
function trimPunctuation(match: string): string {
  const surplus = { ")": count(match, ")") - count(match, "("), "]": count(match, "]") - count(match, "[") };
  let end = match.length;
  while (end > 0 && trailing.has(match[end - 1]!)) {
    const last = match[end - 1]!;
    if (last === ")" || last === "]") {
      if (surplus[last] <= 0) break;
      surplus[last] -= 1;
    }
    end -= 1;
  }
  return match.slice(0, end);
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
