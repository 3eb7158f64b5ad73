import { expect, test } from "vitest";
import { extractArticle } from "../../../src/article/extract-article.ts";
import { createPageFetcher, type PageFetcher } from "../../../src/article/fetch-page.ts";
import { readArticle } from "../../../src/brief/read-article.ts";
import { SAMPLE_ORIGIN, sampleArticles, withSamplePages } from "../../../src/samples/sample-pages.ts";

async function withFetcher<T>(use: (fetcher: PageFetcher) => Promise<T>): Promise<T> {
  const fetcher = createPageFetcher({ allowHosts: [], contactUrl: null, timeoutMs: 2_000 });
  try {
    return await use(withSamplePages(fetcher));
  } finally {
    await fetcher.close();
  }
}

test.each(sampleArticles)(
  "the sample article in $language is read like any other",
  ({ language, path, title }) =>
    withFetcher(async (fetcher) => {
      const { article, ...brief } = readArticle(
        extractArticle(await fetcher.fetchPage(SAMPLE_ORIGIN + path)),
      );
      expect(article).toMatchObject({ title, canonicalUrl: SAMPLE_ORIGIN + path });
      expect(article.text).not.toContain("Dragoman");
      expect(brief).toMatchObject({ language });
      expect(brief.sentences.length).toBeGreaterThan(6);
    }),
);

test("editions name one another", () =>
  withFetcher(async (fetcher) => {
    const { alternates } = extractArticle(await fetcher.fetchPage(SAMPLE_ORIGIN + sampleArticles[0]!.path));
    expect(alternates.map(({ url }) => url)).toContain(SAMPLE_ORIGIN + sampleArticles[1]!.path);
  }));

test("every other page is asked of the web, through the same door", () =>
  withFetcher(async (fetcher) => {
    await expect(fetcher.fetchPage("http://127.0.0.1/")).rejects.toMatchObject({
      problem: "private-address",
    });
    await expect(fetcher.fetchPage(`${SAMPLE_ORIGIN}/nowhere`)).rejects.toMatchObject({
      problem: "unreachable",
    });
  }));
