import { type CommandName, commands } from "../../src/chat/commands.ts";
import { type ParsedCommand, parseCommand, type UnknownWord } from "../../src/chat/parse-command.ts";
import { unwrapText } from "./unwrap-text.ts";

/** The slash command that has a name of its own; all others are words of `/news`. */
export const SHORT_COMMAND: CommandName = "summarize";
export const GROUP_COMMAND = "news";

/** The words of `/news`, in the table's order. */
export function groupWords(): readonly CommandName[] {
  return commands.map(({ name }) => name).filter((name) => name !== SHORT_COMMAND);
}

/** How a command is typed here: `/summarize`, `/news settings auto`. */
export function typeCommand(command: CommandName, subcommand: string | null): string {
  if (command === SHORT_COMMAND) return `/${SHORT_COMMAND}`;
  return [`/${GROUP_COMMAND}`, command, subcommand].filter((word) => word !== null).join(" ");
}

/** Parses a slash command as Slack sends it: `/summarize <link> [in language] [length]`, `/news <word> …`. */
export function parseSlashCommand(command: string, text: string): ParsedCommand | UnknownWord {
  const words = unwrapText(text).trim();
  return parseCommand(command === `/${SHORT_COMMAND}` ? `${SHORT_COMMAND} ${words}` : words);
}
