import { createTranslator, type MessageKey, type MessageValues, type Translator } from "../i18n/translate.ts";
import type { SettingStore } from "../store/settings.ts";
import type { Origin } from "./bot.ts";
import type { ChatAdapter } from "./chat-adapter.ts";
import type { CommandName } from "./commands.ts";
import { type ChatSettings, loadSettings } from "./settings.ts";

/** Somebody who wants something, with all that the answer depends on. */
export interface Asking {
  readonly origin: Origin;
  /** The bot's words in their language. */
  readonly words: Translator;
  readonly settings: ChatSettings;
  /** How a command is typed on their platform. */
  readonly typed: (command: CommandName, subcommand?: string) => string;
}

/** Looks up what an answer to somebody depends on. */
export function createAsker(store: SettingStore, adapters: readonly ChatAdapter[]) {
  return async (origin: Origin): Promise<Asking> => {
    const adapter = adapters.find(({ platform }) => platform === origin.platform);
    return {
      origin,
      words: createTranslator(origin.locale),
      settings: await loadSettings(store, origin),
      typed: (command, subcommand = "") =>
        adapter?.typed?.(command, subcommand || null) ?? `/${command} ${subcommand}`.trimEnd(),
    };
  };
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
