import { expect, test } from "vitest";
import { renderCard } from "../../adapters/web/render.ts";
import type { NoticeCard } from "../../src/card/card.ts";
import { attributesOf, elementsOf, textOf } from "../support/read-html.ts";
import { rendererContract } from "./renderer-contract.ts";

const known = new Set(
  "a article bdi blockquote button circle code dd div dl dt h2 h3 img label li ol option p rect section select small span svg text ul".split(
    " ",
  ),
);

rendererContract({
  name: "web chat",
  render: (card) => renderCard(card, () => null),
  check: (rendered) => (elementsOf(rendered)[0]?.tagName === "article" ? [] : ["not one article"]),
  readText: textOf,
  // Whatever is not of the renderer's own making came alive out of quoted text.
  findAlive: (rendered) => [
    ...elementsOf(rendered)
      .map(({ tagName }) => tagName)
      .filter((tag) => !known.has(tag)),
    ...elementsOf(rendered).flatMap(({ attrs }) =>
      attrs.map(({ name }) => name).filter((name) => name.startsWith("on")),
    ),
    ...attributesOf(rendered, "href").filter((href) => !/^https?:/.test(href)),
  ],
  readLinks: (rendered) => attributesOf(rendered, "href"),
  readActions: (rendered) => attributesOf(rendered, "data-action"),
});

test.each([
  ["en-GB", "ltr"],
  ["ar", "rtl"],
])("a card in %s is written %s, whatever the language of the page around it", (locale, expected) => {
  const notice = {
    kind: "notice",
    locale,
    tone: "done",
    text: "x",
    hint: null,
    reference: null,
    actions: [],
  };
  expect(
    attributesOf(
      renderCard(notice as NoticeCard, () => null),
      "dir",
    )[0],
  ).toBe(expected);
});
