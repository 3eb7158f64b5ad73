import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { SavedPage } from "../extraction/read-pages.ts";

/** Reads one page from HTML to what a card needs; throws where it finds nothing to read. */
export type Reader = (page: SavedPage) => void;

/** Dragoman's own way, and the chain of packages that a user would otherwise wire up. Loaded one to a process. */
export const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  dragoman: async () => {
    const { extractArticle } = await import("../../src/article/extract-article.ts");
    const { readArticle } = await import("../../src/brief/read-article.ts");
    return ({ url, html }) => {
      readArticle(extractArticle({ url, body: html, mediaType: "text/html", contentLanguage: null }));
    };
  },
  "readability + jsdom, franc, node-summarizer, compromise": async () => {
    const { Readability } = await import("@mozilla/readability");
    const { JSDOM } = await import("jsdom");
    const { franc } = await import("franc");
    const { default: nlp } = await import("compromise");
    const { SummarizerManager } = loadPeer("node-summarizer");
    return ({ url, html }) => {
      const article = new Readability(new JSDOM(html, { url }).window.document).parse();
      const text = article?.textContent ?? "";
      franc(text);
      new SummarizerManager(text, 3).getSummaryByFrequency();
      const names = nlp(text);
      names.people().json();
      names.places().json();
      names.organizations().json();
    };
  },
};

/** Peers that only the benches need have a package of their own beside them. */
// biome-ignore lint/suspicious/noExplicitAny: an untyped package
function loadPeer(name: string): any {
  return createRequire(fileURLToPath(new URL("../peers/package.json", import.meta.url)))(name);
}
