import type { Action, Card } from "../../src/card/card.ts";
import { cardToText } from "../../src/card/card-to-text.ts";

/** A card as the terminal shows it. */
export interface RenderedCard {
  readonly text: string;
  /** Buttons and menus in the order of their numbers, which follow `firstNumber`. */
  readonly actions: readonly Exclude<Action, { kind: "link" }>[];
}

/** What would turn the direction of the words behind it; control characters are gone already. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;

/** Renders any card; its buttons and menus are numbered from `firstNumber` on, so that they can be named. */
export function renderCard(card: Card, firstNumber = 1): RenderedCard {
  const actions = card.actions.filter((action) => action.kind !== "link");
  const buttons = actions.map((action, index) => `:${firstNumber + index} ${describe(action)}`);
  const text = [cardToText(card), buttons.join("\n")].filter((part) => part !== "").join("\n\n");
  return { text: text.toWellFormed().replace(OVERRIDES, ""), actions };
}

function describe(action: RenderedCard["actions"][number]): string {
  const label = oneLine(action.label);
  if (action.kind === "button") return label;
  return `${label}: ${action.options.map((option) => `${option.value} ${oneLine(option.label)}`).join(", ")}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}
