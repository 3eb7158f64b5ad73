import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/brief/brief.ts";
import { composeDigest } from "../../../src/digest/compose-digest.ts";
import type { Digest } from "../../../src/digest/digest.ts";
import { groupArticles } from "../../../src/digest/group-articles.ts";
import { rankStories } from "../../../src/digest/rank-stories.ts";
import { createTranslator } from "../../../src/i18n/translate.ts";
import type { Relation, Sibling } from "../../../src/siblings/sibling.ts";

const NOW = Date.UTC(2026, 1, 10, 8, 0);

function brief(id: string, language: string, publisher: string, hoursAgo = 1): Brief {
  const text = `First sentence of ${id}. Second sentence of ${id}.`;
  const first = text.indexOf(".") + 1;
  return {
    id,
    article: {
      url: `https://${publisher}.example/${id}`,
      canonicalUrl: `https://${publisher}.example/${id}`,
      title: `Title of ${id}`,
      byline: null,
      publisher,
      declaredLanguage: language,
      publishedAt: new Date(NOW - hoursAgo * 3_600_000).toISOString(),
      image: null,
      text,
      alternates: [],
      links: [],
    },
    language,
    languageConfidence: 1,
    sentences: [
      { start: 0, end: first, paragraph: 0 },
      { start: first + 1, end: text.length, paragraph: 0 },
    ],
    summaries: [[0], [0, 1]],
    entities: [],
    signature: { version: 1 } as Brief["signature"],
  };
}

function sibling(of: Brief, relation: Relation): Sibling {
  const { url, title, publisher } = of.article;
  return { id: of.id, language: of.language, url, title, publisher, relation, score: 0.99, reasons: [] };
}

const es = brief("es1", "es", "faro");
const en = brief("en1", "en", "faro");
const other = brief("en2", "en", "post");
const alone = brief("de1", "de", "bote", 30);
const links = new Map([
  [es.id, [sibling(en, "translation"), sibling(other, "same-story")]],
  [en.id, [sibling(es, "translation")]],
]);

const digest: Digest = {
  id: "d",
  platform: "web",
  tenant: "web:local",
  channel: "c",
  person: "p",
  settings: {
    schedule: { patterns: ["0 8 * * *"], timezone: "UTC", quiet: null },
    languages: [],
    entries: 1,
    source: "both",
    saysWhenEmpty: false,
  },
  paused: false,
  nextRunAt: NOW,
  coveredUntil: 0,
};

const options = {
  reader: { siblings: async ({ id }: Brief) => links.get(id) ?? [], edition: async () => null },
  languages: ["en"],
  words: createTranslator("en"),
  now: NOW,
  notes: [],
  keepRest: async () => "rest",
};

describe("grouping", () => {
  const linked = [es, en, other, alone].map((one) => ({ brief: one, siblings: links.get(one.id) ?? [] }));

  test("editions become one article, articles on one event one story", () => {
    const stories = groupArticles(linked);
    const ids = stories.map(({ articles }) =>
      articles.map((article) => article.map((one) => one.brief.id).sort()),
    );
    expect(ids).toHaveLength(2);
    expect(ids).toContainEqual([["de1"]]);
    expect(ids.find((story) => story.length === 2)?.sort()).toEqual([["en1", "es1"], ["en2"]]);
  });

  test("what more publishers cover, and what is fresher, goes first", () => {
    const [first] = rankStories(groupArticles(linked).reverse(), NOW);
    expect(first!.articles.flat().map((one) => one.brief.id)).toContain("en2");
  });
});

describe("composing", () => {
  test("one entry a story, in the reader's language, with its editions and coverage; the rest is counted", async () => {
    const card = await composeDigest(digest, [es, en, other, alone], options);
    expect(card?.entries).toHaveLength(1);
    const [entry] = card!.entries;
    expect(entry!.quotes.map((quote) => quote.language)).toEqual(["en", "en"]);
    const shown = [entry!.title, ...entry!.editions, ...entry!.coverage].map((label) => label.href);
    expect(shown.sort()).toEqual([es, en, other].map((one) => one.article.url).sort());
    expect(card!.notes.join()).toContain("1 more story");
  });

  test("nothing to say is not said, unless it shall be", async () => {
    expect(await composeDigest(digest, [], options)).toBeNull();
    const said = { ...digest, settings: { ...digest.settings, saysWhenEmpty: true } };
    expect((await composeDigest(said, [], options))?.entries).toEqual([]);
  });
});
