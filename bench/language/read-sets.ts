import { readFileSync } from "node:fs";
import { join } from "node:path";
import { primaryLanguage } from "../../src/language/primary-language.ts";

/** Texts whose language is known. */
export interface LabelledText {
  readonly language: string;
  readonly text: string;
}

/** A named set of them. */
export interface LanguageSet {
  readonly name: string;
  readonly texts: readonly LabelledText[];
}

/** Constructed and classical languages, and what the set calls Malay without being it: no news is written in them. */
const LEFT_OUT = new Set(["eo", "ia", "ie", "io", "la", "kw", "ch", "max"]);

/** Short sentences, the NTREX headlines and the NTREX articles (their aligned lines joined). */
export function readSets(dataDir: string): LanguageSet[] {
  const short = readLines(dataDir, "langid.tatoeba.jsonl")
    .filter(({ lang3 }) => !LEFT_OUT.has(lang3!))
    .map(({ lang3, text }) => ({ language: primaryLanguage(lang3!), text }))
    .filter(({ language }) => (language.length === 2 || language === "fil") && !LEFT_OUT.has(language));
  const articles = readLines(dataDir, "sib.ntrex.jsonl");
  return [
    { name: "short sentences", texts: short },
    {
      name: "headlines",
      texts: articles.map(({ lang, title }) => ({ language: primaryLanguage(lang!), text: title! })),
    },
    {
      name: "articles",
      texts: articles.map(({ lang, text }) => ({ language: primaryLanguage(lang!), text })),
    },
  ];
}

interface Line {
  readonly lang?: string;
  readonly lang3?: string;
  readonly title?: string;
  readonly text: string;
}

/** The objects of a JSON Lines file. */
export function readLines(dataDir: string, file: string): Line[] {
  return readFileSync(join(dataDir, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}
