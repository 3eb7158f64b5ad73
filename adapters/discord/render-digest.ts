import type { APIEmbed } from "discord.js";
import type { DigestCard, DigestEntry, EditionLink } from "../../src/card/card.ts";
import { type Budget, clipEscaped, joinWhole } from "./fit.ts";
import { LIMITS } from "./limits.ts";
import { packEmbeds } from "./pack-embeds.ts";
import { isolate, renderFacts, renderLabel, renderQuotes, renderTitle, smallPrint } from "./render-parts.ts";

const MAX_SUMMARY = 400;
const MAX_NOTES = 300;
const MAX_LINE = 500;
const MAX_QUOTES = 1200;

/** How much of an entry is shown, from all of it to its headline. */
const DETAILS = [
  { quotes: Number.POSITIVE_INFINITY, links: true, names: true, facts: true },
  { quotes: 1, links: true, names: false, facts: true },
  { quotes: 1, links: false, names: false, facts: true },
  { quotes: 0, links: false, names: false, facts: true },
  { quotes: 0, links: false, names: false, facts: false },
] as const;

type Detail = (typeof DETAILS)[number];

/** A title and summary, then the entries; where they do not fit, the last ones lose detail before any is left out. */
export function renderDigest(card: DigestCard, budget: Budget): APIEmbed[] {
  const title = renderTitle({ text: card.title, href: null }, budget);
  const summary = clipEscaped(card.summary, MAX_SUMMARY);
  const notes = joinWhole(
    card.notes.map((note) => smallPrint(clipEscaped(note, MAX_NOTES))),
    "\n",
    MAX_NOTES * 2,
  );
  const room = budget.left() - summary.length - notes.length - 4 * LIMITS.embedsPerMessage;
  return packEmbeds(
    title,
    [summary, ...fitEntries(card.entries, room, card.firstNumber ?? 1), notes],
    budget,
  );
}

function fitEntries(entries: readonly DigestEntry[], room: number, first: number): string[] {
  const details = entries.map(() => 0);
  const blocks = entries.map((entry, index) => renderEntry(entry, first + index, DETAILS[0]));
  const size = () => blocks.reduce((sum, block) => sum + block.length + 2, 0);
  for (let level = 1; level < DETAILS.length; level++)
    for (let index = entries.length - 1; index >= 0 && size() > room; index--) {
      details[index] = level;
      blocks[index] = renderEntry(entries[index]!, first + index, DETAILS[level]!);
    }
  return blocks;
}

function renderEntry(entry: DigestEntry, number: number, detail: Detail): string {
  const title = renderLabel(entry.title, detail.facts ? 200 : 120);
  const lines = [
    title === "" ? "" : `**${number}.** ${title}`,
    detail.facts ? renderFacts(entry.facts, MAX_LINE) : "",
    renderQuotes(entry.quotes.slice(0, detail.quotes), MAX_QUOTES),
    detail.names ? renderFacts(entry.names, MAX_LINE) : "",
    detail.links ? renderLinks(entry.editions) : "",
    detail.links ? renderLinks(entry.coverage) : "",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function renderLinks(links: readonly EditionLink[]): string {
  const parts = links.map((link) => isolate(renderLabel(link, 80)));
  return smallPrint(joinWhole(parts, " · ", MAX_LINE));
}
