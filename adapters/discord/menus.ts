import type { CommandName } from "../../src/chat/commands.ts";
import { createTranslator, type MessageKey } from "../../src/i18n/translate.ts";

/** An entry in the menu of a message, which runs a command on the message's text. */
export interface Menu {
  /** As Discord names it in events. */
  readonly name: string;
  readonly key: MessageKey;
  readonly command: CommandName;
}

const english = createTranslator("en");

/** The menus of a message; their names in other languages come from the same message keys. */
export const menus: readonly Menu[] = [
  { key: "menu.summarize-links", command: "summarize" },
  { key: "menu.siblings", command: "siblings" },
].map((menu) => ({ ...menu, name: english.t(menu.key as MessageKey) }) as Menu);
