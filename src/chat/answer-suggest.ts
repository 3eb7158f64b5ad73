import { BOT_LANGUAGES } from "../i18n/translate.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import type { CommandCall, Suggestion } from "./bot.ts";
import { type CommandSpec, commands } from "./commands.ts";
import { languagesOfPerson } from "./reader-languages.ts";
import type { ChatSettings } from "./settings.ts";
import type { SubscriptionCommands } from "./subscription-commands.ts";
import {
  MAX_SUGGESTIONS,
  suggestLanguageList,
  suggestLanguages,
  suggestTimeZones,
} from "./suggest-values.ts";

/** Offers values for a half-typed option of a command. */
export async function answerSuggest(
  call: CommandCall,
  option: string,
  typed: string,
  settings: ChatSettings,
  subscriptions: Pick<SubscriptionCommands, "suggest">,
): Promise<readonly Suggestion[]> {
  const { origin } = call;
  const first = [...languagesOfPerson(settings, origin, []), ...BOT_LANGUAGES].map(primaryLanguage);
  if (option === "language") return suggestLanguages(typed, origin.locale, first);
  if (option === "languages") return suggestLanguageList(typed, origin.locale, first);
  if (option === "timezone") return suggestTimeZones(typed);
  if (option === "topic") return suggestTopics(typed);
  return (await subscriptions.suggest(call, option, typed)).slice(0, MAX_SUGGESTIONS);
}

function suggestTopics(typed: string): Suggestion[] {
  return (commands as readonly CommandSpec[])
    .filter(({ name }) => name.startsWith(typed.trim().toLowerCase()))
    .map(({ name }) => ({ value: name, label: name }));
}
