import type { Json } from "./world.ts";

/** Locales that Discord knows (API reference, "Locales"). */
const LOCALES = new Set(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** What Discord would refuse in a registration of commands, against the limits of its documentation. */
export function checkCommands(commands: Json[]): string[] {
  const count = (type: number) => commands.filter((command) => (command.type ?? 1) === type).length;
  const names = commands.map(({ type, name }) => `${type ?? 1} ${name}`);
  return [
    ...(count(1) > 100 || count(2) > 15 || count(3) > 15 ? ["too many commands"] : []),
    ...(new Set(names).size < names.length ? ["names must differ"] : []),
    ...commands.flatMap(checkCommand),
  ];
}

function checkCommand(command: Json): string[] {
  const { name, type = 1, description, options = [], integration_types, contexts } = command;
  const isSlash = type === 1;
  const total = Math.max(...[null, ...LOCALES].map((locale) => sizeOf(command, locale)));
  return [
    ...(isSlash ? checkNames(command) : checkText("menu name", name, 32)),
    ...(isSlash ? checkText(`${name}.description`, description, 100) : []),
    ...(!isSlash && description !== undefined ? [`${name}: a menu has no description`] : []),
    ...(total > 8000 ? [`${name}: ${total} characters, at most 8000`] : []),
    ...checkLocalizations(command),
    ...checkOptions(name, options),
    ...(isWithin(integration_types, [0, 1]) && isWithin(contexts, [0, 1, 2]) ? [] : [`${name}: contexts`]),
  ];
}

function checkOptions(path: string, options: Json[]): string[] {
  const names = options.map(({ name }) => name);
  const firstOptional = options.findIndex(({ required }) => required !== true);
  const lastRequired = options.findLastIndex(({ required }) => required === true);
  return [
    ...(options.length > 25 ? [`${path}: at most 25 options`] : []),
    ...(new Set(names).size < names.length ? [`${path}: option names must differ`] : []),
    ...(firstOptional >= 0 && lastRequired > firstOptional ? [`${path}: required options come first`] : []),
    ...options.flatMap((option) => checkOption(`${path}.${option.name}`, option)),
  ];
}

function checkOption(path: string, option: Json): string[] {
  const { type, description, choices = [], autocomplete, options, min_value, max_value, max_length } = option;
  return [
    ...checkNames(option),
    ...checkText(`${path}.description`, description, 100),
    ...checkLocalizations(option),
    ...(type >= 1 && type <= 11 ? [] : [`${path}: type`]),
    ...(choices.length > 25 || (choices.length > 0 && autocomplete === true) ? [`${path}: choices`] : []),
    ...choices.flatMap((choice: Json) => [
      ...checkText(`${path}.choice`, choice.name, 100),
      ...checkText(`${path}.choice value`, choice.value, 100),
      ...checkLocalizations(choice),
    ]),
    ...(max_length !== undefined && (type !== 3 || max_length < 1 || max_length > 6000)
      ? [`${path}: max_length`]
      : []),
    ...((min_value ?? max_value) !== undefined && type !== 4 && type !== 10 ? [`${path}: bounds`] : []),
    ...(options === undefined ? [] : checkOptions(path, options)),
  ];
}

function checkNames({ name, name_localizations }: Json): string[] {
  return [name, ...Object.values(name_localizations ?? {})].flatMap((text) =>
    typeof text === "string" && NAME.test(text) && text === text.toLowerCase() ? [] : [`name ${text}`],
  );
}

function checkText(path: string, text: unknown, max: number): string[] {
  return typeof text === "string" && text.length >= 1 && text.length <= max
    ? []
    : [`${path}: 1 to ${max} characters`];
}

function checkLocalizations({ name, name_localizations, description_localizations }: Json): string[] {
  const all = { ...name_localizations, ...description_localizations };
  const unknown = Object.keys(all).filter((locale) => !LOCALES.has(locale));
  const long = Object.values(description_localizations ?? {}).filter((text) => String(text).length > 100);
  return [
    ...unknown.map((locale) => `${name}: locale ${locale}`),
    ...(long.length > 0 ? [`${name}: long descriptions`] : []),
  ];
}

function sizeOf(node: Json, locale: string | null): number {
  const pick = (text: unknown, translations: Json | null | undefined) =>
    String((locale === null ? null : translations?.[locale]) ?? text ?? "").length;
  const own =
    pick(node.name, node.name_localizations) + pick(node.description, node.description_localizations);
  const value = node.value === undefined ? 0 : String(node.value).length;
  const inner = [...(node.options ?? []), ...(node.choices ?? [])];
  return own + value + inner.reduce((sum: number, child: Json) => sum + sizeOf(child, locale), 0);
}

function isWithin(values: unknown, allowed: readonly number[]): boolean {
  return values === undefined || (Array.isArray(values) && values.every((value) => allowed.includes(value)));
}
