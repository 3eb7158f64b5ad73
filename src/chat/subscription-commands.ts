import type { PanelSection } from "../card/card.ts";
import type { Translator } from "../i18n/translate.ts";
import type { CommandCall, Origin, Progress, Reply, Suggestion } from "./bot.ts";

/** Everything about digests and feeds, as the bot needs it. Permissions were checked against the command table. */
export interface SubscriptionCommands {
  /** Answers `digest` and `feeds` commands. Throws ReadingError where a feed cannot be read. */
  answer(call: CommandCall, words: Translator, progress?: Progress): Promise<Reply>;
  /** Offers digests or feeds of the channel for a half-typed option. */
  suggest(call: CommandCall, option: string, typed: string): Promise<readonly Suggestion[]>;
  /** Answers a click, after checking the person's right to it, on an action made with `encodeAction({ do: "subscription", verb, target })`. */
  action(
    origin: Origin,
    verb: string,
    target: string,
    value: string | null,
    words: Translator,
  ): Promise<Reply>;
  /** A tenant's digests and feeds, or those that the person set up, by channel, for the bot's own page. */
  sections(origin: Origin, words: Translator): Promise<readonly PanelSection[]>;
}
