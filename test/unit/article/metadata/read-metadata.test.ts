import { describe, expect, test } from "vitest";
import { extractArticle } from "../../../../src/article/extract-article.ts";

const BODY = `<p>${"The ferry to the northern islands will sail again from Monday, the harbour office said. ".repeat(4)}</p>`;

function read(head: string, body: string, url = "https://www.harbour-post.example/news/1") {
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  return extractArticle({ url, body: html, mediaType: "text/html", contentLanguage: null });
}

function bylineOf(markup: string, head = ""): string | null {
  return read(head, `<h1>Ferry sails again</h1>${markup}${BODY}`).byline;
}

describe("the byline", () => {
  test.each([
    [
      "a link to the author's page",
      '<p>By <a href="/author/ilse-brandt/">Ilse Brandt</a></p>',
      "Ilse Brandt",
    ],
    ["the same in Spanish", '<p>Por <a href="https://x.example/autor/9/ana">Ana Ruiz</a></p>', "Ana Ruiz"],
    [
      "two authors side by side",
      '<p><a href="/staff/a">Ilse Brandt</a> and <a href="/staff/b">Noor Haddad</a></p>',
      "Ilse Brandt, Noor Haddad",
    ],
    ["rel=author", '<a rel="author" href="/u/3">von Ilse Brandt</a>', "Ilse Brandt"],
    ["a class name", '<div class="article-author">Text: Ilse von der Brandt</div>', "Ilse von der Brandt"],
    ["a line below the headline", "<p>By Ilse Brandt, Monday 3 May</p>", "Ilse Brandt"],
    ["a Japanese name", '<div class="author">山田花子</div>', "山田花子"],
    ["an invitation", '<a rel="author" href="/u">View all posts by Ilse Brandt</a>', "Ilse Brandt"],
    [
      "an invitation in German",
      '<a rel="author" href="/u">Zeige alle Beiträge von Ilse Brandt</a>',
      "Ilse Brandt",
    ],
    ["a particle in the name", '<span itemprop="author">Christoph von Ritter</span>', "Christoph von Ritter"],
  ])("is found in %s", (_, markup, name) => {
    expect(bylineOf(markup)).toBe(name);
  });

  test.each([
    ["the photographer", '<figure><img><figcaption class="author">Karl Linse</figcaption></figure>'],
    ["a label without a name", '<div class="byline">Posted on</div>'],
    ["a phrase", '<div class="author">Welcome to my first story</div>'],
    ["a date", '<div class="byline">November 8</div>'],
    ["a headline in another script", '<div class="author">跨流域调水缓解白洋淀水资源紧缺</div>'],
  ])("is not %s", (_, markup) => {
    expect(bylineOf(markup)).toBeNull();
  });

  test("of a Twitter card stands beside the reading time, whatever the label's language", () => {
    const label = (n: number, text: string, value: string) =>
      `<meta name="twitter:label${n}" content="${text}"><meta name="twitter:data${n}" content="${value}">`;
    const head = label(1, "Kirjoittanut", "Aino Salo") + label(2, "Lukuaika", "3 min");
    expect(bylineOf("", head)).toBe("Aino Salo");
    expect(bylineOf("", label(1, "Price", "12 EUR") + label(2, "Stock", "7"))).toBeNull();
  });

  test("is a person before a firm that signs for everybody, and no placeholder", () => {
    const link = '<a href="/author/ilse-brandt">Ilse Brandt</a>';
    const author = (content: string) => `<meta name="author" content="${content}">`;
    expect(bylineOf(link, author("Harbour Post GmbH, Karsund"))).toBe("Ilse Brandt");
    expect(bylineOf("", author("Harbour Post GmbH"))).toBe("Harbour Post GmbH");
    expect(bylineOf("", author("null"))).toBeNull();
  });
});

describe("the title", () => {
  const head = "<title>Ferry: what travellers to the islands should know | Harbour Post</title>";

  test("is the headline that readers see where the page tells search engines another", () => {
    const { title } = read(head, `<h1>The islands are within reach once more</h1>${BODY}`);
    expect(title).toBe("The islands are within reach once more");
  });

  test("is not a heading that names the site or speaks of something else", () => {
    for (const heading of ["Harbour Post, the paper of the islands", "Welcome to our morning edition"])
      expect(read(head, `<h1>${heading}</h1>${BODY}`).title).toBe(
        "Ferry: what travellers to the islands should know",
      );
  });
});

describe("the publisher", () => {
  test.each([
    ["Ferry sails again — The Harbour Post", "The Harbour Post"],
    ["Harbour-Post | Islands | Ferry sails again", "Harbour-Post"],
    ["Ferry sails again | Harbour", "Harbour"],
    ["Something else entirely", "harbour-post.example"],
  ])("in the title %s is %s", (title, publisher) => {
    expect(read(`<title>${title}</title>`, `<h1>Ferries</h1>${BODY}`).publisher).toBe(publisher);
  });
});

describe("the date", () => {
  const dateOf = (markup: string) => read("", `<h1>Ferry sails again</h1>${markup}${BODY}`).publishedAt;

  test("before full stops has its day first even in English, before slashes its month", () => {
    expect(dateOf('<p class="date">05.08.2019</p>')).toBe("2019-08-05");
    expect(dateOf('<p class="date">05/08/2019</p>')).toBe("2019-05-08");
  });

  test("is not that of a comment", () => {
    const comment = '<div class="comment"><time datetime="2020-04-22T07:33:00Z">yesterday</time></div>';
    expect(dateOf(`${comment}<p class="date">17 April 2020</p>`)).toBe("2020-04-17");
  });
});
