import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A regular expression as it stands in a source file. */
export interface FoundRegexp {
  /** `path:line`. */
  readonly place: string;
  readonly regexp: RegExp;
}

/** What is no regular expression although a slash may stand in it: comments and strings. */
const SKIPPED = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y;
/** A template's words up to its end or to the next of its expressions, in which templates may stand again. */
const TEMPLATE = /(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)/sy;
const LITERAL = /\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/y;
/** After these a slash begins a regular expression; after anything else it divides. */
const BEFORE = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|case|typeof|in|of|do|else))\s*$/;

/** All regular expressions written as literals in the TypeScript files below a folder. */
export function readRegexps(folder: string): FoundRegexp[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .flatMap((name) => scan(readFileSync(join(folder, name), "utf8"), join(folder, name)));
}

function scan(source: string, path: string): FoundRegexp[] {
  const found: FoundRegexp[] = [];
  /** Of the templates around here: how many braces are open in the expression that stands in each. */
  const braces: number[] = [];
  const skip = (from: number): number => {
    const words = matchAt(TEMPLATE, source, from)?.[0] ?? "";
    if (words.endsWith("${")) braces.push(0);
    return from + words.length - 1;
  };
  for (let at = 0; at < source.length; at++) {
    const skipped = matchAt(SKIPPED, source, at);
    if (skipped !== null) {
      at += skipped[0].length - 1;
      continue;
    }
    if (source[at] === "`") at = skip(at + 1);
    else if (source[at] === "{" && braces.length > 0) braces[braces.length - 1]!++;
    else if (source[at] === "}" && braces.length > 0 && braces[braces.length - 1]!-- === 0) {
      braces.pop();
      at = skip(at + 1);
    }
    if (source[at] !== "/" || !BEFORE.test(source.slice(Math.max(0, at - 40), at))) continue;
    const literal = matchAt(LITERAL, source, at);
    if (literal === null) continue;
    const line = source.slice(0, at).split("\n").length;
    found.push({ place: `${path}:${line}`, regexp: new RegExp(literal[1]!, literal[2]) });
    at += literal[0].length - 1;
  }
  return found;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const CLASSES: Readonly<Record<string, string>> = {
  s: " \n\u00a0",
  d: "1",
  w: "a_",
  S: "x",
  D: "x",
  W: " ",
  n: "\n",
  t: "\t",
  r: "\r",
};
const MAX_UNITS = 11;

/** Texts, each `length` long, of what an expression is about: its characters and words alone, in pairs, and cut off. */
export function pumpsFor({ source }: RegExp, length: number): string[] {
  const plain = source.replace(/\(\?[:=!<][=!]?|\\[pP]\{[^}]*\}|\{\d*,?\d*\}/g, "\u0001");
  const words = plain.replace(/\\b/g, "\u0001").match(/[\p{L}\d<>"'&;#:/=.-]{2,12}/gu) ?? [];
  const escaped = [...plain.matchAll(/\\([a-zA-Z])/g)].flatMap((match) => [...(CLASSES[match[1]!] ?? "")]);
  const single = [...plain.replace(/\\[a-zA-Z]/g, "")].filter(
    (character) => !"\u0001()|?+*^$\\".includes(character),
  );
  const letters = /\\p\{/.test(source) ? ["a", "é", "漢", "A"] : [];
  const units = [...new Set(["a", " ", "\n", "1", ...letters, ...escaped, ...words, ...single])].slice(
    0,
    MAX_UNITS,
  );
  const pairs = units.flatMap((first) => units.map((second) => (first === second ? first : first + second)));
  return pairs.flatMap((pair) => {
    const body = pair.repeat(Math.ceil(length / pair.length));
    return [body, `${body}\u0000`, `${units[4] ?? ""}${body}!`];
  });
}
