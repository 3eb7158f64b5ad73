import type { types } from "@slack/bolt";
import type { Card } from "../../src/card/card.ts";
import { clip, escapeText, flatten } from "./escape-text.ts";
import { limits } from "./limits.ts";
import { renderActions } from "./render-actions.ts";
import { renderBrief } from "./render-brief.ts";
import { renderDigest } from "./render-digest.ts";
import { renderNotice, renderPanel } from "./render-panel.ts";
import type { HeldPicture } from "./upload-picture.ts";

/** A card as Slack takes it: blocks within all limits, and the words for notifications and screen readers. */
export interface RenderedCard {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

export interface RenderOptions {
  /** Left out where Slack refused a message because of an image it could not fetch. */
  readonly images?: boolean;
  /** How many blocks may be used. */
  readonly maxBlocks?: number;
  /** The card's picture, uploaded beforehand. */
  readonly picture?: HeldPicture | null;
}

/** Renders any card as Block Kit; pure, and never throws. */
export function renderCard(
  card: Card,
  { images = true, maxBlocks = limits.blocksPerMessage, picture = null }: RenderOptions = {},
): RenderedCard {
  const actions = renderActions(card.actions);
  const [first = [], ...rest] = renderBody(card, images).map((block) => [block]);
  const shown = picture === null ? [] : [renderPicture(picture)];
  const body = [...first, ...shown, ...rest.flat()].slice(0, maxBlocks - actions.length);
  return { text: fallbackText(card), blocks: [...body, ...actions] };
}

/** Right below the title, where it is looked at first. */
function renderPicture({ file, alt }: HeldPicture): types.KnownBlock {
  return { type: "image", slack_file: { id: file }, alt_text: alt };
}

function renderBody(card: Card, images: boolean): types.KnownBlock[] {
  switch (card.kind) {
    case "brief":
      return renderBrief(card, images);
    case "digest":
      return renderDigest(card);
    case "panel":
      return renderPanel(card);
    case "notice":
      return renderNotice(card);
    default:
      return card satisfies never;
  }
}

function fallbackText(card: Card): string {
  const words = fallbackParts(card)
    .map(flatten)
    .filter((part) => part !== "");
  // Escaping lengthens: what is clipped first stays below the limit with every character an entity.
  return escapeText(clip(words.join("\n"), limits.fallbackText / 5)) || "…";
}

function fallbackParts(card: Card): readonly string[] {
  switch (card.kind) {
    case "brief":
      return [card.title.text, ...card.quotes.map((quote) => quote.text)];
    case "digest":
      return [card.title, card.summary];
    case "panel":
      return [card.title, ...card.sections.flatMap(({ lines }) => lines.map(({ text }) => text))];
    case "notice":
      return [card.text, card.hint ?? ""];
    default:
      return card satisfies never;
  }
}
