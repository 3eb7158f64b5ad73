import type { Sentence, Span } from "../text/span.ts";

/** A word, number or punctuation mark; `sentence` counts from 0 over the sentences given. */
export interface NameToken extends Span {
  readonly text: string;
  readonly sentence: number;
}

const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\\u200c\\u200d]*";
const INITIALS = "(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)+|\\p{Lu}\\p{Ll}?\\.(?=[ \\u00a0]?\\p{Lu}))";
const TOKEN = new RegExp(`${INITIALS}|${WORD}(?:[-‐‑'’׳״·&]${WORD})*|[^\\s\\p{L}\\p{N}]`, "gu");
const ELISION = /^\p{L}{1,6}['’](?=\p{L}{2})/u;
const IRISH = /^\p{Lu}['’]\p{Lu}/u;
const SUFFIX = /['’]\p{Ll}{1,6}$/u;

/**
 * The tokens that names are made of. Initials keep their stop, hyphenated words stay whole; what an apostrophe
 * joins is cut (`l'`+`Aquila`, `Ankara`+`'da`, `Maduro`+`'s`), `O'Brien` is not.
 */
export function splitNameTokens(text: string, sentences: readonly Sentence[]): NameToken[] {
  const tokens: NameToken[] = [];
  for (const [sentence, { start, end }] of sentences.entries()) {
    for (const match of text.slice(start, end).matchAll(TOKEN)) {
      pushToken(tokens, match[0], start + match.index, sentence);
    }
  }
  return tokens;
}

function pushToken(tokens: NameToken[], text: string, start: number, sentence: number): void {
  const cut = /['’]/u.test(text) ? apostropheCut(text) : 0;
  for (const [from, to] of cut > 0
    ? ([
        [0, cut],
        [cut, text.length],
      ] as const)
    : ([[0, text.length]] as const)) {
    tokens.push({ start: start + from, end: start + to, text: text.slice(from, to), sentence });
  }
}

function apostropheCut(text: string): number {
  if (IRISH.test(text)) return 0;
  const suffix = SUFFIX.exec(text);
  const elision = ELISION.exec(text)?.[0].length ?? 0;
  if (suffix !== null && (elision === 0 || /^\p{Lu}/u.test(text))) return suffix.index;
  return elision;
}
