import type { CommandCall, Origin } from "../../src/chat/bot.ts";
import { type CommandName, commands } from "../../src/chat/commands.ts";
import { menus } from "./menus.ts";
import type { LooseInteraction, LooseOption } from "./payloads.ts";
import { readText } from "./read-message.ts";

/** Kinds of commands and options (API documentation, "Application Command Types" and "… Option Type"). */
const MESSAGE_MENU = 3;
const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** Reads a slash command or message menu; `null` for one that is not ours. */
export function readCommand(interaction: LooseInteraction, origin: Origin): CommandCall | null {
  const { data } = interaction;
  if (data?.type === MESSAGE_MENU) return readMenu(interaction, origin);
  const command = commands.find(({ name }) => name === data?.name)?.name;
  if (command === undefined) return null;
  const { subcommand, options } = descend(data?.options ?? []);
  return { origin, command, subcommand, options: readOptions(options) };
}

/** A menu comes with the message it was opened on: nothing is fetched. */
function readMenu({ data }: LooseInteraction, origin: Origin): CommandCall | null {
  const menu = menus.find(({ name }) => name === data?.name);
  if (menu === undefined) return null;
  const messages = data?.resolved?.messages ?? {};
  const message = messages[data?.target_id ?? ""] ?? Object.values(messages)[0];
  const text = message === undefined || message === null ? null : readText(message, null);
  const command: CommandName = menu.command;
  return { origin, command, subcommand: null, options: { link: text ?? "" }, privately: true };
}

/** The option that a person is typing in, with what they typed so far; `null` where none is. */
export function readFocused({
  data,
}: LooseInteraction): { readonly name: string; readonly typed: string } | null {
  const focused = descend(data?.options ?? []).options.find((option) => option?.focused === true);
  if (typeof focused?.name !== "string") return null;
  return { name: focused.name, typed: String(focused.value ?? "") };
}

type Options = readonly (LooseOption | null)[];

function descend(options: Options): { readonly subcommand: string | null; readonly options: Options } {
  const [first] = options;
  if (first?.type === SUBCOMMAND_GROUP) return descend(first.options ?? []);
  if (first?.type === SUBCOMMAND) return { subcommand: first.name ?? null, options: first.options ?? [] };
  return { subcommand: null, options };
}

function readOptions(options: Options): CommandCall["options"] {
  const entries = options.flatMap((option): [string, string | number | boolean][] => {
    if (typeof option?.name !== "string" || option.value === undefined || option.value === null) return [];
    return [[option.name, option.value]];
  });
  return Object.fromEntries(entries);
}
