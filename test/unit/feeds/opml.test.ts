import { expect, test } from "vitest";
import { ReadingError } from "../../../src/errors.ts";
import { MAX_OPML_FEEDS, readOpml, writeOpml } from "../../../src/feeds/opml.ts";

const opml = (body: string) => `<?xml version="1.0"?><opml version="2.0"><body>${body}</body></opml>`;

test("feeds of nested folders, each once, in order", () => {
  const text = opml(`<outline text="World"><outline text="Asia">
    <outline type="rss" text="One" xmlUrl="https://one.example/feed"/></outline>
    <outline type="rss" title="Two &amp; a half" text="2" xmlUrl=" https://two.example/feed "/></outline>
    <outline type="rss" text="One again" xmlUrl="https://one.example/feed"/>
    <outline text="no feed"/><outline xmlUrl="javascript:alert(1)"/><outline xmlUrl="nowhere"/>`);
  expect(readOpml(text)).toEqual([
    { title: "One", url: "https://one.example/feed" },
    { title: "Two & a half", url: "https://two.example/feed" },
  ]);
});

test("what was written is read back", () => {
  const feeds = [
    { title: "Aujourd’hui <b> & demain", url: "https://one.example/feed?a=1&b=2" },
    { title: "Новини", url: "https://two.example/" },
  ];
  expect(readOpml(writeOpml(feeds, "Dragoman"))).toEqual(feeds);
});

test.each(["", "not XML", "<html><body>page</body></html>", "<opml>"])("%j is no OPML file", (text) => {
  expect(() => readOpml(text)).toThrow(ReadingError);
});

test("deep nesting and huge files end in time", () => {
  const deep = opml("<outline text='a'>".repeat(20_000));
  const began = performance.now();
  try {
    expect(readOpml(deep)).toEqual([]);
  } catch (error) {
    expect(error).toBeInstanceOf(ReadingError);
  }
  const many = Array.from({ length: 3_000 }, (_, i) => `<outline xmlUrl="https://x.example/${i}"/>`).join("");
  expect(readOpml(opml(many))).toHaveLength(MAX_OPML_FEEDS);
  expect(performance.now() - began).toBeLessThan(5_000);
});
