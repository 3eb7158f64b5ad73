import { describe, expect, test } from "vitest";
import { previewCard as previewDiscord } from "../../adapters/discord/preview.ts";
import { previewCard as previewSlack } from "../../adapters/slack/preview.ts";
import { hardCards } from "../support/hard-cards.ts";
import { attributesOf, elementsOf, textOf } from "../support/read-html.ts";
import { sampleBriefCard } from "../support/sample-cards.ts";

describe.each([
  ["Slack", previewSlack],
  ["Discord", previewDiscord],
])("a card as on %s", (_platform, preview) => {
  test("shows the words of the card and none of the markup", () => {
    const card = sampleBriefCard({
      title: { text: "Tax on <b>tea</b> & *milk* [2026]", href: "https://example.org/a?b=1&c=2" },
    });
    const shown = textOf(preview(card)).replaceAll("\u2060", "");
    expect(shown).toContain("Tax on <b>tea</b> & *milk*");
    for (const { text } of card.quotes) expect(shown).toContain(text);
    expect(shown).not.toMatch(/&amp;|&lt;|\\|\*\*|-#/);
    expect(attributesOf(preview(card), "href")).toContain("https://example.org/a?b=1&c=2");
  });

  test.each(hardCards)("draws no live markup of strangers: $name", ({ card }) => {
    const drawn = preview(card);
    const names = elementsOf(drawn).map(({ tagName }) => tagName);
    const known = new Set(["div", "p", "h2", "h3", "b", "i", "a", "blockquote", "button"]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    for (const href of attributesOf(drawn, "href")) expect(href).toMatch(/^https?:\/\//);
  });
});
