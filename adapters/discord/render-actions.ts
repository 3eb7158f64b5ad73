import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Action, ButtonAction, LinkAction, MenuAction } from "../../src/card/card.ts";
import { clipText } from "../../src/card/clip-text.ts";
import { cleanText, safeHref } from "./escape.ts";
import { LIMITS } from "./limits.ts";

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

/** Buttons and menus in rows, in order; a menu fills a row. What Discord would refuse is left out. */
export function renderActions(actions: readonly Action[]): Row[] {
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const action of actions) {
    const component = renderAction(action, seen);
    if (component === null) continue;
    const last = rows.at(-1);
    const isButton = component.type === ComponentType.Button;
    const hasRoom =
      last?.components[0]?.type === ComponentType.Button && last.components.length < LIMITS.rowButtons;
    if (isButton && hasRoom) last.components.push(component);
    else rows.push({ type: ComponentType.ActionRow, components: [component] });
  }
  return rows.slice(0, LIMITS.rows);
}

function renderAction(action: Action, seen: Set<string>): APIComponentInMessageActionRow | null {
  if (action.kind === "link") return renderLink(action);
  const isUsable = action.id !== "" && action.id.length <= LIMITS.customId && !seen.has(action.id);
  if (!isUsable) return null;
  const component = action.kind === "button" ? renderButton(action) : renderMenu(action);
  if (component !== null) seen.add(action.id);
  return component;
}

function renderButton({ id, label, style }: ButtonAction): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: STYLES[style],
    custom_id: id,
    label: plain(label, LIMITS.buttonLabel),
  };
}

function renderLink({ label, href }: LinkAction): APIButtonComponent | null {
  const url = safeHref(href, LIMITS.buttonUrl);
  if (url === null) return null;
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    url,
    label: plain(label, LIMITS.buttonLabel),
  };
}

function renderMenu({ id, label, options }: MenuAction): APIStringSelectComponent | null {
  const values = new Set<string>();
  const usable = options.filter(({ value }) => {
    const isNew = value !== "" && value.length <= LIMITS.optionValue && !values.has(value);
    values.add(value);
    return isNew;
  });
  if (usable.length === 0) return null;
  const shown = usable.slice(0, LIMITS.menuOptions);
  const selected = shown.find((option) => option.selected);
  return {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: plain(label, LIMITS.menuPlaceholder),
    options: shown.map((option) => ({
      value: option.value,
      label: plain(option.label, LIMITS.optionLabel),
      ...(option === selected ? { default: true } : {}),
    })),
  };
}

/** Labels know no markdown: nothing is escaped. Discord refuses empty ones. */
function plain(text: string, limit: number): string {
  return clipText(cleanText(text), limit) || "…";
}
