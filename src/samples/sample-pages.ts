import { readFileSync } from "node:fs";
import type { Page } from "../article/article.ts";
import type { PageFetcher } from "../article/fetch-page.ts";

/** Where the sample articles are: a name that no publisher can have (RFC 2606). */
export const SAMPLE_ORIGIN = "https://dragoman.example";

export interface SampleArticle {
  readonly language: string;
  /** Below SAMPLE_ORIGIN. */
  readonly path: string;
  readonly title: string;
}

/** Articles of our own that show what Dragoman does without any network: the first two are editions of one. */
export const sampleArticles: readonly SampleArticle[] = [
  {
    language: "es",
    path: "/es/telescopios",
    title: "Una biblioteca de montaña presta telescopios y llena sus noches de vecinos",
  },
  {
    language: "en",
    path: "/en/telescopes",
    title: "Mountain library lends telescopes and fills its nights with neighbours",
  },
  {
    language: "fr",
    path: "/fr/train-de-nuit",
    title: "À Kervalan, un train de nuit reprend du service après onze ans",
  },
];

/** The page of a sample article as HTML. */
export function readSamplePage({ language }: SampleArticle): string {
  return readFileSync(new URL(`pages/${language}.html`, import.meta.url), "utf8");
}

/** Answers for the sample articles from within the program, and asks the web for all other pages. */
export function withSamplePages(fetcher: PageFetcher): PageFetcher {
  return {
    ...fetcher,
    fetchPage: async (url, options) => findSamplePage(url) ?? fetcher.fetchPage(url, options),
  };
}

function findSamplePage(url: string): Page | null {
  const article = sampleArticles.find(({ path }) => url === SAMPLE_ORIGIN + path);
  if (article === undefined) return null;
  return { url, body: readSamplePage(article), mediaType: "text/html", contentLanguage: null };
}
