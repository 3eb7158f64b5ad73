import type { APIEmbed, APIEmbedField } from "discord.js";
import { type BriefCard, MACHINE_MARK, type MachineTranslation } from "../../src/card/card.ts";
import { safeHref } from "./escape.ts";
import { type Budget, clipEscaped, joinWhole } from "./fit.ts";
import { DESCRIPTION_ROOM, LIMITS } from "./limits.ts";
import {
  renderEditions,
  renderFacts,
  renderField,
  renderLabel,
  renderNames,
  renderQuotes,
  renderTitle,
  smallPrint,
} from "./render-parts.ts";

const MAX_FACTS = 600;
const MAX_NOTES = 900;
const MAX_MACHINE = 1500;
/** Kept free for the fields that follow the quotes. */
const FIELDS_SHARE = 1200;

/** One embed: title, facts, quotes and small print; then names, editions and related articles as fields. */
export function renderBrief(card: BriefCard, budget: Budget): APIEmbed[] {
  const title = renderTitle(card.title, budget);
  const description = renderDescription(card, Math.min(DESCRIPTION_ROOM, budget.left() - FIELDS_SHARE));
  budget.spend(description.length);
  const image = safeHref(card.image, LIMITS.url);
  const fields = renderFields(card, budget);
  return [
    {
      ...title,
      ...(description === "" ? {} : { description }),
      ...(image === null ? {} : { thumbnail: { url: image } }),
      ...(fields.length === 0 ? {} : { fields }),
    },
  ];
}

function renderDescription(card: BriefCard, limit: number): string {
  const facts = renderFacts(card.facts, MAX_FACTS);
  const quotesNote = card.quotesNote === null ? "" : smallPrint(renderLabel(card.quotesNote));
  const notes = joinWhole(
    card.notes.map((note) => smallPrint(clipEscaped(note, MAX_NOTES / 2))),
    "\n",
    MAX_NOTES,
  );
  const machine = renderMachine(card.machine);
  const others = [facts, machine, quotesNote, notes].filter((part) => part !== "");
  const room = limit - others.reduce((sum, part) => sum + part.length + 1, 0);
  const quotes = renderQuotes(card.quotes, room);
  return [facts, quotes, machine, quotesNote, notes].filter((part) => part !== "").join("\n");
}

/** Each sentence carries the mark of a machine, below the words that say so. */
function renderMachine(machine: MachineTranslation | undefined): string {
  if (machine === undefined) return "";
  const { language, direction, label, texts } = machine;
  const quotes = texts.map((text) => ({ text: `${MACHINE_MARK} ${text}`, href: null, language, direction }));
  return `${smallPrint(clipEscaped(label, MAX_NOTES / 2))}\n${renderQuotes(quotes, MAX_MACHINE)}`;
}

/** Editions are what people come for: they are given room first, but stand after the names. */
function renderFields(card: BriefCard, budget: Budget): APIEmbedField[] {
  const editions = renderField(card.editionsLabel, false, budget, (limit) =>
    renderEditions(card.editions, limit),
  );
  const names = card.names
    .slice(0, LIMITS.fields - 2)
    .map((list) => renderField(list.label, true, budget, (limit) => renderNames(list, limit)));
  const related = renderField(card.relatedLabel, false, budget, (limit) =>
    renderEditions(card.related, limit),
  );
  return [...names, editions, related].filter((field) => field !== null);
}
