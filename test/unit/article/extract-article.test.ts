import { describe, expect, test } from "vitest";
import type { Article, Page } from "../../../src/article/article.ts";
import { extractArticle } from "../../../src/article/extract-article.ts";

const URL_OF_PAGE = "https://news.example/fr/2021/05/03/story";
const sentence =
  "The lighthouse keeper counted forty-one ships that night, more than in the whole month before.";
const prose = Array.from({ length: 6 }, (_, i) => `<p>${sentence} It was hour ${i}.</p>`).join("");

const headlines = Array.from(
  { length: 12 },
  (_, i) => `<div><h2><a href="/${i}">A headline of the day, the ${i}th</a></h2><p>${sentence}</p></div>`,
).join("");

function read(body: string, over: Partial<Page> = {}): Article {
  return extractArticle({ url: URL_OF_PAGE, body, mediaType: "text/html", contentLanguage: null, ...over });
}

function linked(fields: object): string {
  return `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "Ships", ...fields })}</script>`;
}

describe("what is no article is told as such", () => {
  test.each([
    ["an empty page", "", "not-an-article"],
    ["a menu", '<a href="/a">One</a><a href="/b">Two</a>', "not-an-article"],
    ["a front page", headlines, "not-an-article"],
    ["a page declared an article without text", `${linked({})}<h1>Ships</h1>`, "too-short"],
    [
      "a paid article's teaser",
      `${linked({ isAccessibleForFree: false })}<h1>Ships</h1><p>${sentence}</p>`,
      "paywalled",
    ],
    [
      "a teaser that costs as text",
      `${linked({ isAccessibleForFree: "False" })}<p>${sentence}</p>`,
      "paywalled",
    ],
    [
      "a teaser cut off between two words beside an offer",
      `<h1>Ships</h1><p>${sentence} And the keeper of the other ...</p><a href="/abo/preise">Abo</a>`,
      "paywalled",
    ],
    [
      "a locked tier",
      `<meta property="article:content_tier" content="locked"><p>${sentence}</p>`,
      "paywalled",
    ],
    ["a wall and a sentence", `<p>${sentence}</p><div class="paywall">Subscribe</div>`, "paywalled"],
  ])("%s", (_what, html, problem) => {
    expect(() => read(html)).toThrow(expect.objectContaining({ name: "ReadingError", problem }));
  });

  test("a paid article whose text stands on the page is read", () => {
    expect(
      read(`${linked({ isAccessibleForFree: false })}<article>${prose}${prose}</article>`).text,
    ).toContain("hour 5");
  });
});

test("plain text is read as text", () => {
  const article = read(`3 May 2021\n\n${sentence}\n\n${sentence}`, { mediaType: "text/plain" });
  expect(article).toMatchObject({
    url: URL_OF_PAGE,
    publishedAt: "2021-05-03",
    text: `${sentence}\n\n${sentence}`,
  });
});

describe("the canonical address", () => {
  test.each([
    ["https://www.news.example/story?utm_source=x", "https://www.news.example/story"],
    ["/story", "https://news.example/story"],
    ["https://evil.example/story", URL_OF_PAGE],
    ["https://news.example/", URL_OF_PAGE],
    ["javascript:alert(1)", URL_OF_PAGE],
  ])("of %s is %s", (href, wanted) => {
    expect(read(`<link rel="canonical" href="${href}">${prose}`).canonicalUrl).toBe(wanted);
  });
});

describe("the date", () => {
  test.each([
    [linked({ datePublished: "2021-05-03T10:00:00Z" }), "2021-05-03T10:00:00Z"],
    [linked({ datePublished: "2021-05-03T10:00:00" }), "2021-05-03"],
    [
      '<meta property="article:published_time" content="2021-05-04T10:00:00+0200">',
      "2021-05-04T10:00:00+02:00",
    ],
    ['<meta name="pubdate" content="May 5, 2021">', "2021-05-05"],
    ['<span itemprop="datePublished" content="2021-05-06">today</span>', "2021-05-06"],
    ['<h1>Ships</h1><time datetime="2021-05-07">yesterday</time>', "2021-05-07"],
    ["<h1>Ships</h1>", "2021-05-03"],
    [linked({ datePublished: "2021-13-45" }), "2021-05-03"],
    [linked({ datePublished: "0001-01-01" }), "2021-05-03"],
  ])("%s", (html, wanted) => {
    expect(read(html + prose).publishedAt).toBe(wanted);
  });

  test.each([
    ["en-US", "05/09/2021", "2021-05-09"],
    ["en-GB", "05/09/2021", "2021-09-05"],
    ["de", "9. Mai 2021, 18:00 Uhr", "2021-05-09"],
    ["pl", "9 maja 2021", "2021-05-09"],
    ["fi", "9. toukokuuta 2021", "2021-05-09"],
    ["ko", "2021년 5월 9일", "2021-05-09"],
    ["fa", "۹ مه ۲۰۲۱", "2021-05-09"],
    ["vi", "09/05/2021", "2021-05-09"],
    ["hi", "९ मई २०२१", "2021-05-09"],
  ])("written in %s: %s", (language, text, wanted) => {
    const html = `<html lang="${language}"><h1>Ships</h1><div class="date">${text}</div>${prose}`;
    expect(read(html, { url: "https://news.example/story" }).publishedAt).toBe(wanted);
  });
});

describe("the title", () => {
  test.each([
    ["<title>Ships at night - Kestrel Post</title><h1>Ships at night</h1>", "Ships at night"],
    ['<title>Ships | Kestrel Post</title><meta property="og:site_name" content="Kestrel Post">', "Ships"],
    [
      '<title>Kestrel Post: home</title><meta property="og:title" content="Ships &amp; boats">',
      "Ships & boats",
    ],
    [linked({ headline: "Ships &#8211; boats" }), "Ships – boats"],
    ["<h1>Kestrel\n Post \u0007</h1>", "Kestrel Post"],
  ])("%s", (html, wanted) => {
    expect(read(html + prose).title).toBe(wanted);
  });
});

test("editions named by the publisher come with their language and source", () => {
  const html = `
    <link rel="alternate" hreflang="fr" href="${URL_OF_PAGE}">
    <link rel="alternate" hreflang="de" href="/de/2021/05/03/geschichte">
    <link rel="alternate" type="application/rss+xml" href="/feed">
    ${linked({ workTranslation: { "@type": "Article", url: "/ru/istoriya", inLanguage: "ru" } })}
    <a href="/es/2021/05/03/historia">Español</a> <a href="/it/">Italiano</a> <a href="/zh/2021/05/03/story">阅读</a>
    <a href="/pt/2021/05/03/historia" hreflang="pt-br">ler</a> <a href="https://other.example/x">Ships</a>${prose}`;
  expect(read(html).alternates).toEqual([
    { url: "https://news.example/de/2021/05/03/geschichte", language: "de", source: "hreflang" },
    { url: "https://news.example/ru/istoriya", language: "ru", source: "json-ld" },
    { url: "https://news.example/es/2021/05/03/historia", language: "es", source: "language-switcher" },
    { url: "https://news.example/zh/2021/05/03/story", language: "zh", source: "url-pattern" },
    { url: "https://news.example/pt/2021/05/03/historia", language: "pt-BR", source: "language-switcher" },
  ]);
});

test("links and images of the body are absolute, each once, at most a hundred", () => {
  const many = Array.from(
    { length: 200 },
    (_, i) => `<p>${sentence} <a href="/l${i % 150}">more</a></p>`,
  ).join("");
  const { links } = read(
    `<article><img src="ship.jpg"><a href="javascript:x">x</a><a href="#top">top</a>${many}</article>`,
  );
  expect(links).toHaveLength(100);
  expect(links.slice(0, 2)).toEqual([
    "https://news.example/fr/2021/05/03/ship.jpg",
    "https://news.example/l0",
  ]);
});

describe("what surrounds the text stays out", () => {
  test.each([
    ["credits", "<p>(Reporting by A. Person; editing by B. Person)</p>"],
    ["a contact line", "<p>Write to us at desk@news.example or on paper.</p>"],
    [
      "the author's biography",
      "<p>Nell Arkwright has written on ships for twenty years and lives by the sea.</p>",
    ],
    ["links to more", '<h3>More on this</h3><ul><li><a href="/1">The storm of the century</a></li></ul>'],
    [
      "a share bar",
      '<div class="share-buttons"><p>Share this article with everybody you know on every network.</p></div>',
    ],
    [
      "a hidden box",
      '<div style="display: none"><p>This text is there for machines and nobody else to read.</p></div>',
    ],
    [
      "comments",
      '<div id="comments"><p>I was there that night and I can tell you that it was forty-two ships.</p></div>',
    ],
    [
      "a caption",
      "<figure><img src=x><figcaption>The lighthouse in the evening. Photo: A. Person.</figcaption></figure>",
    ],
    ["a pointer in words alone", "<p>Subscribe now to our paper edition for the full story.</p>"],
    ["a pointer in Portuguese", "<p>Leia também: a tempestade do século vista do farol.</p>"],
    [
      "a table of contents",
      '<div id="toc"><p>In this article you will read of ships, of boats and of the sea.</p></div>',
    ],
  ])("%s", (_what, html) => {
    const article = read(`<meta name="author" content="Nell Arkwright"><article>${prose}${html}</article>`);
    expect(article.text.endsWith("It was hour 5.")).toBe(true);
  });
});

test("readers' comments, however long, do not outweigh what is marked as the article", () => {
  const html = `<article itemprop="articleBody"><h1>Ships</h1>${prose}</article><div class="community">${prose.replaceAll("counted", "saw").repeat(5)}</div>`;
  expect(read(html).text).not.toContain("saw");
});

test("the reading aids over Japanese and Chinese characters are not part of the text", () => {
  const ruby = "<ruby>灯台<rp>(</rp><rt>とうだい</rt><rp>)</rp></ruby>";
  const { text } = read(
    `<article>${`<p>${ruby}の灯りが九年ぶりに港を照らし、町の人々が集まった。</p>`.repeat(3)}</article>`,
  );
  expect(text).toMatch(/^灯台の灯りが/u);
});

test("sub-headings, lists, quotations and tables are kept, each a paragraph", () => {
  const html = `<article>${prose}<h2>The count</h2><ul><li>Ships: 41</li><li>Boats: 7</li></ul>
    <blockquote>Nobody slept that night.</blockquote><table><tr><td>Hour</td><td>Ships</td></tr></table>${prose}</article>`;
  expect(read(html).text).toContain(
    "\n\nThe count\n\nShips: 41\n\nBoats: 7\n\nNobody slept that night.\n\nHour Ships\n\n",
  );
});
