import type { types } from "@slack/bolt";
import {
  type BriefCard,
  type EditionLink,
  MACHINE_MARK,
  type MachineTranslation,
  type NameList,
} from "../../src/card/card.ts";
import { clip, flatten, webAddress } from "./escape-text.ts";
import { limits } from "./limits.ts";
import {
  bold,
  editionLine,
  linkedWords,
  mrkdwn,
  quoteLines,
  sections,
  smallPrint,
  words,
} from "./render-parts.ts";

const MAX_EDITIONS = 40;

/** An article's card: title, facts, quotes, names, editions, related, small print. */
export function renderBrief(card: BriefCard, images: boolean): types.KnownBlock[] {
  const note = card.quotesNote === null ? "" : linkedWords(card.quotesNote);
  return [
    renderTitle(card, images),
    ...smallPrint([card.facts.map((fact) => words(fact, "ltr", 200)).join(" · ")]),
    ...sections(card.quotes.flatMap(quoteLines)),
    ...smallPrint([note]),
    ...renderMachine(card.machine),
    ...sections(card.names.map(nameLine)),
    ...renderEditions(card.editionsLabel, card.editions),
    ...renderEditions(card.relatedLabel, card.related),
    ...smallPrint(card.notes.map((line) => words(line))),
  ];
}

/** Each sentence carries the mark of a machine, below the words that say so. */
function renderMachine(machine: MachineTranslation | undefined): types.KnownBlock[] {
  if (machine === undefined) return [];
  const { language, direction, label, texts } = machine;
  const lines = texts.flatMap((text) =>
    quoteLines({ text: `${MACHINE_MARK} ${text}`, href: null, language, direction }),
  );
  return sections([bold(label), ...lines]);
}

function renderTitle({ title, titleDirection, image }: BriefCard, images: boolean): types.KnownBlock {
  const text = mrkdwn(`*${linkedWords(title, titleDirection) || "…"}*`);
  const address = images && image !== null ? imageAddress(image) : null;
  if (address === null) return { type: "section", text };
  const alt_text = clip(flatten(title.text), limits.altText) || "…";
  return { type: "section", text, accessory: { type: "image", image_url: address, alt_text } };
}

/** Slack fetches images itself: only from a public-looking web address, unescaped (it is not mrkdwn). */
function imageAddress(href: string): string | null {
  return webAddress(href, limits.imageUrl) === null ? null : new URL(href).href;
}

/** "People: A, B, C and 4 more". */
export function nameLine({ label, names, moreLabel }: NameList): string {
  if (names.length === 0) return "";
  const listed = clipList(
    names.map((name) => words(name, "ltr", 120)),
    2_000,
  );
  return `*${words(label, "ltr", 100)}:* ${listed}${moreLabel === null ? "" : ` · ${words(moreLabel, "ltr", 100)}`}`;
}

function clipList(items: readonly string[], length: number): string {
  let listed = "";
  for (const item of items) {
    const longer = listed === "" ? item : `${listed}, ${item}`;
    if (longer.length > length) return `${listed}…`;
    listed = longer;
  }
  return listed;
}

function renderEditions(label: string, editions: readonly EditionLink[]): types.KnownBlock[] {
  if (editions.length === 0) return [];
  return sections([bold(label), ...editions.slice(0, MAX_EDITIONS).map(editionLine)]);
}
