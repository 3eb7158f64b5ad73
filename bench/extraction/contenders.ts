import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { extractArticle } from "../../src/article/extract-article.ts";
import { ReadingError } from "../../src/errors.ts";
import type { SavedPage } from "./read-pages.ts";

/** Something that takes the text out of a page; `""` where it finds none. */
export interface Contender {
  readonly name: string;
  extract(page: SavedPage): string | Promise<string>;
}

/** Dragoman and what a user of npm would otherwise take. */
export const contenders: readonly Contender[] = [
  { name: "Dragoman", extract: extractText },
  {
    name: "readability + linkedom",
    extract({ html }) {
      const { document } = parseHTML(html);
      return new Readability(document).parse()?.textContent ?? "";
    },
  },
  {
    name: "defuddle + linkedom",
    async extract({ html, url }) {
      const { content } = await Defuddle(parseHTML(html).document, url);
      const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`);
      return document.body.textContent ?? "";
    },
  },
];

function extractText({ html, url }: SavedPage): string {
  try {
    return extractArticle({ url, body: html, mediaType: "text/html", contentLanguage: null }).text;
  } catch (error) {
    if (error instanceof ReadingError) return "";
    throw error;
  }
}
