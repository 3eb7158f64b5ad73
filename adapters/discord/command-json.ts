import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord.js";
import { clipText } from "../../src/card/clip-text.ts";
import { type CommandSpec, commands, type OptionSpec, type SubcommandSpec } from "../../src/chat/commands.ts";
import { BOT_LANGUAGES, isMessageKey } from "../../src/i18n/load-messages.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { LIMITS } from "./limits.ts";
import { menus } from "./menus.ts";

/** The languages of the bot's words as Discord names them (API reference, "Locales"); it has not all of them. */
const LOCALES: Readonly<Record<string, readonly Locale[]>> = Object.fromEntries(
  BOT_LANGUAGES.filter((language) => language !== "en").map((language) => [language, localesOf(language)]),
);

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Whoever may use them, wherever they were installed: roles that manage are set in the bot's own settings. */
const EVERYWHERE = {
  default_member_permissions: null,
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** The command table and the menus of a message as Discord's registration takes them. */
export function toCommandJson(): RESTPutAPIApplicationCommandsJSONBody {
  const slash = (commands as readonly CommandSpec[]).map((spec) => ({
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput as const,
    name: spec.name,
    name_localizations: localise(`commandName.${spec.name}`, isName),
    ...describe(`command.${spec.name}`),
    options:
      spec.subcommands.length > 0
        ? spec.subcommands.map((sub) => toSubcommand(spec, sub))
        : toOptions(spec.options),
  }));
  const entries = menus.map(({ name, key }) => ({
    ...EVERYWHERE,
    type: ApplicationCommandType.Message as const,
    name,
    name_localizations: localise(key, (text) => text.length <= LIMITS.commandName),
  }));
  return [...slash, ...entries];
}

function toSubcommand(spec: CommandSpec, sub: SubcommandSpec): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: sub.name,
    ...describe(`command.${spec.name}.${sub.name}`),
    options: toOptions(sub.options),
  };
}

/** Discord wants required options first. */
function toOptions(options: readonly OptionSpec[]): APIApplicationCommandBasicOption[] {
  return options.toSorted((a, b) => Number(b.required) - Number(a.required)).map(toOption);
}

function toOption(option: OptionSpec): APIApplicationCommandBasicOption {
  const { name, required } = option;
  const base = { name, required, ...describe(`option.${name}`) };
  switch (option.type) {
    case "integer": {
      const bounds = { min_value: option.min, max_value: option.max };
      return { ...base, type: ApplicationCommandOptionType.Integer, ...withoutUndefined(bounds) };
    }
    case "boolean":
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case "choice":
      return { ...base, type: ApplicationCommandOptionType.String, choices: toChoices(option) };
    case "language":
    case "link":
    case "text": {
      const isSuggested = option.type === "language" || option.suggested === true || name === "role";
      const length = option.maxLength === undefined ? {} : { max_length: option.maxLength };
      const autocomplete = isSuggested ? { autocomplete: true } : {};
      return { ...base, type: ApplicationCommandOptionType.String, ...length, ...autocomplete };
    }
    default:
      return option.type satisfies never;
  }
}

function toChoices({ name, choices = [] }: OptionSpec) {
  return choices.map((value) => {
    const key = `choice.${name}.${value}`;
    const isShort = (text: string) => text.length <= LIMITS.choiceName;
    return { value, name: english(key) ?? value, name_localizations: localise(key, isShort) };
  });
}

function describe(key: string) {
  return {
    description: clipText(english(key) ?? key, LIMITS.commandDescription),
    description_localizations: localise(key, (text) => text.length <= LIMITS.commandDescription),
  };
}

function english(key: string): string | null {
  return isMessageKey(key) ? createTranslator("en").t(key) : null;
}

/** A message in all languages that Discord knows; one that does not fit is left to the default. */
/** Discord's locales in a language, written as we write it: Chinese is simplified. */
function localesOf(language: string): readonly Locale[] {
  const { script } = new Intl.Locale(language).maximize();
  return Object.values(Locale).filter((locale) => {
    const theirs = new Intl.Locale(locale).maximize();
    return theirs.language === language && theirs.script === script;
  });
}

function localise(key: string, fits: (text: string) => boolean): LocalizationMap {
  if (!isMessageKey(key)) return {};
  const entries = Object.entries(LOCALES).flatMap(([language, locales]) => {
    const text = createTranslator(language).t(key);
    return fits(text) ? locales.map((locale) => [locale, text]) : [];
  });
  return Object.fromEntries(entries);
}

function isName(text: string): boolean {
  return NAME.test(text) && text === text.toLowerCase();
}

function withoutUndefined(bounds: { min_value: number | undefined; max_value: number | undefined }) {
  return Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined));
}
