import type { types } from "@slack/bolt";
import type { Action, MenuAction, MenuOption } from "../../src/card/card.ts";
import { clip, flatten, webAddress } from "./escape-text.ts";
import { limits } from "./limits.ts";

/** Link buttons tell us of clicks too; their ids begin so and mean nothing to the bot. */
export const LINK_ACTION = "link:";

/** Buttons and menus as one block; ids must differ within it. */
export function renderActions(actions: readonly Action[]): types.ActionsBlock[] {
  const elements = new Map<string, types.ActionsBlockElement>();
  for (const [index, action] of actions.entries()) {
    const element = renderAction(action, index);
    const id = element?.action_id ?? "";
    if (element !== null && id.length <= limits.actionId && !elements.has(id)) elements.set(id, element);
  }
  if (elements.size === 0) return [];
  return [{ type: "actions", elements: [...elements.values()].slice(0, limits.actionsPerBlock) }];
}

function renderAction(action: Action, index: number): types.ActionsBlockElement | null {
  switch (action.kind) {
    case "button":
      return {
        type: "button",
        action_id: action.id,
        text: plain(action.label, limits.buttonText),
        ...(action.style === "secondary" ? {} : { style: action.style }),
      };
    case "menu":
      return renderMenu(action);
    case "link": {
      if (webAddress(action.href, limits.url) === null) return null;
      const text = plain(action.label, limits.buttonText);
      return { type: "button", action_id: `${LINK_ACTION}${index}`, text, url: new URL(action.href).href };
    }
    default:
      return action satisfies never;
  }
}

function renderMenu({ id, label, options }: MenuAction): types.ActionsBlockElement | null {
  const usable = options.filter(({ value }) => value !== "" && value.length <= limits.optionValue);
  if (usable.length === 0) return null;
  const selected = usable.slice(0, limits.optionsPerMenu).find((option) => option.selected);
  return {
    type: "static_select",
    action_id: id,
    placeholder: plain(label, limits.placeholder),
    options: usable.slice(0, limits.optionsPerMenu).map(toOption),
    ...(selected === undefined ? {} : { initial_option: toOption(selected) }),
  };
}

function toOption({ label, value }: Pick<MenuOption, "label" | "value">): types.PlainTextOption {
  return { text: plain(label, limits.optionText), value };
}

/** Text that Slack shows as it is. */
export function plain(text: string, length: number) {
  return { type: "plain_text", text: clip(flatten(text), length) || "…", emoji: false } as const;
}
