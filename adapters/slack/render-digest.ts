import type { types } from "@slack/bolt";
import type { DigestCard, DigestEntry, EditionLink } from "../../src/card/card.ts";
import { bold, linkedWords, quoteLines, sections, smallPrint, words } from "./render-parts.ts";

/** Twenty entries of two blocks, with title and small print, stay within a message. */
const MAX_ENTRIES = 20;
const MAX_LINKS = 10;

/** A digest: each entry its title and quotes, with where else it is told in small print. */
export function renderDigest(card: DigestCard): types.KnownBlock[] {
  // A story by itself in a digest's thread has no heading of its own.
  const heading = bold(card.title) || (card.entries.length === 0 ? "…" : "");
  return [
    ...sections([heading, words(card.summary)]),
    ...card.entries.slice(0, MAX_ENTRIES).flatMap(renderEntry),
    ...smallPrint(card.notes.map((note) => words(note))),
  ];
}

function renderEntry(entry: DigestEntry): types.KnownBlock[] {
  const title = `*${linkedWords(entry.title, entry.titleDirection) || "…"}*`;
  const facts = [...entry.facts, entry.names.join(", ")].filter((fact) => fact !== "");
  // One section an entry: what does not fit a section is a quote too many.
  return [
    ...sections([title, ...entry.quotes.flatMap(quoteLines)]).slice(0, 1),
    ...smallPrint([
      facts
        .map((fact) => words(fact, "ltr", 200))
        .slice(0, 8)
        .join(" · "),
      linkLine(entry.editions),
      linkLine(entry.coverage),
    ]).slice(0, 1),
  ];
}

function linkLine(links: readonly EditionLink[]): string {
  let line = "";
  for (const link of links.slice(0, MAX_LINKS)) {
    const longer = line === "" ? linkedWords(link) : `${line} · ${linkedWords(link)}`;
    if (longer.length > 1_400) break;
    line = longer;
  }
  return line;
}
