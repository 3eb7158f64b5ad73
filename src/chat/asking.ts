import type { MessageKey, MessageValues, Translator } from "../i18n/translate.ts";
import type { Origin } from "./bot.ts";
import type { CommandName } from "./commands.ts";
import type { ChatSettings } from "./settings.ts";

/** Somebody who wants something, with all that the answer depends on. */
export interface Asking {
  readonly origin: Origin;
  /** The bot's words in their language. */
  readonly words: Translator;
  readonly settings: ChatSettings;
  /** How a command is typed on their platform. */
  readonly typed: (command: CommandName, subcommand?: string) => string;
}

/** A message that names a command, as the person's platform has it typed. */
export function withCommand(
  { typed }: Pick<Asking, "typed">,
  key: MessageKey,
  command: CommandName,
  subcommand?: string,
): readonly [MessageKey, MessageValues] {
  return [key, { command: typed(command, subcommand) }];
}
