import type { APIEmbed, RawFile } from "discord.js";
import type { Card } from "../../src/card/card.ts";
import { type Budget, createBudget } from "./fit.ts";
import { DELIVERY_MARK_LENGTH, DESCRIPTION_ROOM, LIMITS } from "./limits.ts";
import { type Row, renderActions } from "./render-actions.ts";
import { renderBrief } from "./render-brief.ts";
import { renderDigest } from "./render-digest.ts";
import { renderNotice, renderPanel } from "./render-panel.ts";
import { NOTHING } from "./render-parts.ts";

/** The body of a message, as Discord's REST takes it; `files` travel beside it. */
export interface MessageBody {
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly allowed_mentions: { readonly parse: readonly never[]; readonly replied_user: false };
  /** Names and describes files by their place in `files`. */
  readonly attachments?: readonly {
    readonly id: number;
    readonly filename: string;
    readonly description: string;
  }[];
  readonly files?: readonly RawFile[];
}

const COLOURS = { brief: 0x2f6f8f, digest: 0x7a5c99, panel: 0x4f5d75 } as const;
const TONES = { info: 0x4f5d75, done: 0x3f8f5f, problem: 0xc2792f } as const;

/** Renders a card within Discord's limits; never throws. Embeds never unfurl the links in them. */
export function renderCard(card: Card): MessageBody {
  const embeds = renderEmbeds(card, createBudget(LIMITS.embedTotal - DELIVERY_MARK_LENGTH));
  const color = card.kind === "notice" ? TONES[card.tone] : COLOURS[card.kind];
  return {
    embeds: embeds.map((embed) => ({ ...fillEmpty(embed), color })),
    components: renderActions(card.actions),
    allowed_mentions: { parse: [], replied_user: false },
  };
}

function renderEmbeds(card: Card, budget: Budget): APIEmbed[] {
  switch (card.kind) {
    case "brief":
      return renderBrief(card, budget);
    case "digest":
      return renderDigest(card, budget);
    case "panel":
      return renderPanel(card, budget);
    case "notice":
      return renderNotice(card, budget);
    default:
      return card satisfies never;
  }
}

function fillEmpty(embed: APIEmbed): APIEmbed {
  const isEmpty = embed.title === undefined && embed.description === undefined && embed.fields === undefined;
  return isEmpty ? { ...embed, description: NOTHING } : embed;
}

/**
 * A plainer form for a server that refuses the first one: no images and no link buttons, which Discord checks more
 * strictly than we can.
 */
export function simplify(body: MessageBody): MessageBody {
  return {
    ...body,
    embeds: body.embeds.map(({ thumbnail: _, url, ...embed }) =>
      url === undefined ? embed : { ...embed, description: linkFirst(url, embed.description) },
    ),
    components: body.components
      .map((row) => ({ ...row, components: row.components.filter((component) => !("url" in component)) }))
      .filter((row) => row.components.length > 0),
  };
}

function linkFirst(url: string, description = ""): string {
  const joined = `<${url}>\n${description}`;
  return joined.length <= DESCRIPTION_ROOM ? joined : description;
}
