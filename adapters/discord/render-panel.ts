import type { APIEmbed } from "discord.js";
import type { NoticeCard, PanelCard, PanelLine, PanelSection } from "../../src/card/card.ts";
import { type Budget, clipEscaped, joinWhole } from "./fit.ts";
import { LIMITS } from "./limits.ts";
import { packEmbeds } from "./pack-embeds.ts";
import { isolate, renderLabel, renderTitle, smallPrint } from "./render-parts.ts";

const MAX_SECTION = 2000;
const MAX_TEXT = 1500;
const MAX_LINE = 300;

/** A title and sections of lines. */
export function renderPanel(card: PanelCard, budget: Budget): APIEmbed[] {
  const title = renderTitle({ text: card.title, href: null }, budget);
  return packEmbeds(title, card.sections.map(renderSection), budget);
}

function renderSection({ heading, lines }: PanelSection): string {
  const words = heading === null ? "" : clipEscaped(heading, LIMITS.fieldName);
  const title = words === "" ? "" : `**${words}**`;
  const body = joinWhole(lines.map(renderLine), "\n", MAX_SECTION);
  return [title, body].filter((part) => part !== "").join("\n");
}

function renderLine(line: PanelLine): string {
  const label = line.href === null ? clipEscaped(line.text, MAX_LINE) : renderLabel(line);
  const note = line.note === null ? "" : smallPrint(clipEscaped(line.note, MAX_LINE));
  return [isolate(label), note].filter((part) => part !== "").join("\n");
}

const MARKS = { info: "ℹ️", done: "✅", problem: "⚠️" } as const;

/** What happened, what to do next, and the reference of a bug. */
export function renderNotice(card: NoticeCard, budget: Budget): APIEmbed[] {
  const text = `${MARKS[card.tone]} ${clipEscaped(card.text, MAX_TEXT)}`;
  const small = [card.hint, card.reference].map((part) =>
    part === null ? "" : smallPrint(clipEscaped(part, MAX_TEXT)),
  );
  const description = [text, ...small].filter((part) => part !== "").join("\n");
  budget.spend(description.length);
  return [{ description }];
}
