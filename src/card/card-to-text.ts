import type {
  Action,
  BriefCard,
  Card,
  DigestCard,
  EditionLink,
  Label,
  NoticeCard,
  PanelCard,
} from "./card.ts";
import { MACHINE_MARK } from "./card.ts";

export interface TextOptions {
  /** Whether addresses are written behind what they belong to; `false` for fallback texts. */
  readonly links?: boolean;
}

const SEPARATOR = " · ";

/** A card as plain text, as for a terminal or where a platform wants words beside its blocks. No line is wrapped. */
export function cardToText(card: Card, { links = true }: TextOptions = {}): string {
  const lines = linesOf(card, links).map((line) => line.trimEnd());
  return lines
    .join("\n")
    .replace(/(?!\n)\p{Cc}/gu, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function linesOf(card: Card, links: boolean): string[] {
  switch (card.kind) {
    case "brief":
      return briefLines(card, links);
    case "digest":
      return digestLines(card, links);
    case "panel":
      return panelLines(card, links);
    case "notice":
      return noticeLines(card);
    default:
      return card satisfies never;
  }
}

function briefLines(card: BriefCard, links: boolean): string[] {
  return [
    card.title.text,
    join(card.facts),
    links ? (card.title.href ?? "") : "",
    "",
    ...(card.quotesNote === null ? [] : [label(card.quotesNote, links), ""]),
    ...card.quotes.map((quote) => `  • ${label(quote, links, "\n    ")}`),
    "",
    ...machineLines(card),
    ...card.names.map((list) => `${list.label}: ${[...list.names, ...listMore(list.moreLabel)].join(", ")}`),
    "",
    ...editionLines(card.editionsLabel, card.editions, links),
    "",
    ...editionLines(card.relatedLabel, card.related, links),
    "",
    ...card.notes,
    ...actionLines(card.actions, links),
  ];
}

function machineLines({ machine }: BriefCard): string[] {
  if (machine === undefined) return [];
  return [`${machine.label}:`, ...machine.texts.map((text) => `  ${MACHINE_MARK} ${text}`), ""];
}

function digestLines(card: DigestCard, links: boolean): string[] {
  const entries = card.entries.flatMap((entry) => [
    "",
    label(entry.title, links, "\n"),
    join(entry.facts),
    ...entry.quotes.map((quote) => `  • ${quote.text}`),
    entry.names.join(", "),
    ...editionLines(null, [...entry.editions, ...entry.coverage], links),
  ]);
  return [card.title, card.summary, ...entries, "", ...card.notes];
}

function panelLines(card: PanelCard, links: boolean): string[] {
  const sections = card.sections.flatMap((section) => [
    "",
    ...(section.heading === null ? [] : [section.heading]),
    ...section.lines.map(
      (line) => `  ${label(line, links, "\n    ")}${line.note === null ? "" : ` (${line.note})`}`,
    ),
  ]);
  return [card.title, ...sections, "", ...actionLines(card.actions, links)];
}

function noticeLines(card: NoticeCard): string[] {
  return [card.text, card.hint ?? "", card.reference === null ? "" : `[${card.reference}]`];
}

function editionLines(heading: string | null, editions: readonly EditionLink[], links: boolean): string[] {
  if (editions.length === 0) return [];
  const lines = editions.map(
    (edition) =>
      `  ${edition.text}${edition.note === null ? "" : ` (${edition.note})`}${address(edition, links, "\n    ")}`,
  );
  return heading === null ? lines : [`${heading}:`, ...lines];
}

/** Of the actions only links mean anything without buttons. */
function actionLines(actions: readonly Action[], links: boolean): string[] {
  return links
    ? actions.flatMap((action) => (action.kind === "link" ? `${action.label}: ${action.href}` : []))
    : [];
}

function label({ text, href }: Pick<Label, "text" | "href">, links: boolean, before = " "): string {
  return text + address({ href }, links, before);
}

function address({ href }: Pick<Label, "href">, links: boolean, before: string): string {
  return links && href !== null ? `${before}${href}` : "";
}

function listMore(moreLabel: string | null): readonly string[] {
  return moreLabel === null ? [] : [moreLabel];
}

function join(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== "").join(SEPARATOR);
}
