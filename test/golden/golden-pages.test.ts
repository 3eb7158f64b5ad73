import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createMultibyteEncoder } from "@exodus/bytes/multi-byte.js";
import { createSinglebyteEncoder } from "@exodus/bytes/single-byte.js";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { extractArticle } from "../../src/article/extract-article.ts";
import { decodeBody } from "../../src/article/fetch/decode-body.ts";

const pagesFolder = join(import.meta.dirname, "pages");
const expectedFolder = join(import.meta.dirname, "expected");
const names = readdirSync(pagesFolder).map((file) => file.replace(/\.html$/, ""));

/** A page names its address in a comment on its first line. */
function readPage(name: string): { url: string; html: string } {
  const html = readFileSync(join(pagesFolder, `${name}.html`), "utf8");
  const url = /^<!-- url: (\S+) -->/.exec(html)?.[1];
  if (url === undefined) throw new Error(`${name}.html names no address`);
  return { url, html };
}

function extract({ url, html }: { url: string; html: string }): Article {
  return extractArticle({ url, body: html, mediaType: "text/html", contentLanguage: null });
}

/** An article as prose, so that a change of the extractor is reviewed as a change of text. */
function writeMarkdown(article: Article): string {
  const facts = [
    `url: ${article.canonicalUrl}`,
    `byline: ${article.byline}`,
    `publisher: ${article.publisher}`,
    `language: ${article.declaredLanguage}`,
    `published: ${article.publishedAt}`,
    `image: ${article.image}`,
    ...article.alternates.map(({ language, source, url }) => `alternate: ${language} ${source} ${url}`),
    ...article.links.map((link) => `link: ${link}`),
  ];
  return `# ${article.title}\n\n${facts.map((fact) => `- ${fact}`).join("\n")}\n\n${article.text}\n`;
}

test.each(names)("%s", (name) => {
  const path = join(expectedFolder, `${name}.md`);
  const found = writeMarkdown(extract(readPage(name)));
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, found);
  if (!existsSync(path))
    throw new Error(`expected/${name}.md is missing: write it, or run with UPDATE_GOLDEN=1`);
  expect(found).toBe(readFileSync(path, "utf8"));
});

test("no expectation is left without its page", () => {
  expect(readdirSync(expectedFolder).map((file) => file.replace(/\.md$/, ""))).toEqual(names);
});

describe("a page reads the same in the encodings of its language", () => {
  const single = (name: Parameters<typeof createSinglebyteEncoder>[0]) => createSinglebyteEncoder(name);
  const multi = (name: Parameters<typeof createMultibyteEncoder>[0]) => createMultibyteEncoder(name);

  test.each([
    ["russian", "windows-1251", single("windows-1251")],
    ["russian", "koi8-r", single("koi8-r")],
    ["russian", "iso-8859-5", single("iso-8859-5")],
    ["ukrainian", "koi8-u", single("koi8-u")],
    ["greek", "windows-1253", single("windows-1253")],
    ["greek", "iso-8859-7", single("iso-8859-7")],
    ["turkish", "windows-1254", single("windows-1254")],
    ["spanish", "windows-1252", single("windows-1252")],
    ["french", "windows-1252", single("windows-1252")],
    ["german", "windows-1252", single("windows-1252")],
    ["hebrew", "windows-1255", single("windows-1255")],
    ["arabic", "windows-1256", single("windows-1256")],
    ["japanese", "shift_jis", multi("shift_jis")],
    ["japanese", "euc-jp", multi("euc-jp")],
    ["chinese", "gb18030", multi("gb18030")],
    ["chinese", "gbk", multi("gbk")],
    ["korean", "euc-kr", multi("euc-kr")],
  ])("%s in %s", (name, charset, encode) => {
    const { url, html } = readPage(name);
    const plain = html.replace(
      /<meta (?:http-equiv="Content-Type" content="text\/html; )?charset="?[\w-]+"[^>]*>/,
      "",
    );
    const text = unify(name, plain, encode);
    const declared = text.replace(/<head>/, `<head><meta charset="${charset}">`);
    const wanted = extract({ url, html: text });
    expect(extract({ url, html: decodeBody(encode(declared), undefined) })).toEqual(wanted);
    expect(extract({ url, html: decodeBody(encode(text), charset) })).toEqual(wanted);
    expect(wanted.text.length).toBeGreaterThan(150);
  });

  test("UTF-8 is read as such even where the page says otherwise", () => {
    const { url, html } = readPage("russian");
    expect(extract({ url, html: decodeBody(Buffer.from(html), "windows-1251") })).toEqual(
      extract({ url, html }),
    );
  });

  test("UTF-16 is known by its byte order mark", () => {
    const { url, html } = readPage("hindi");
    const bytes = Buffer.from(`\ufeff${html}`, "utf16le");
    expect(extract({ url, html: decodeBody(bytes, undefined) })).toEqual(extract({ url, html }));
  });
});

/** Leaves out the characters that an encoding does not have. */
function unify(name: string, text: string, encode: (text: string) => Uint8Array): string {
  const kept = [...text].filter((character) => {
    try {
      encode(character);
      return true;
    } catch {
      return false;
    }
  });
  if (kept.length < text.length * 0.97) throw new Error(`${name} cannot be written in this encoding`);
  return kept.join("");
}
