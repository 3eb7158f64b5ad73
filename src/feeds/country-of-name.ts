import { BOT_LANGUAGES } from "../i18n/translate.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
let codes: ReadonlyMap<string, string> | undefined;

/** The ISO 3166-1 alpha-2 code of a country named in any language that the bot speaks; `null` for other names. */
export function countryOfName(name: string): string | null {
  codes ??= collectNames();
  return codes.get(name.trim().toLowerCase()) ?? null;
}

/** CLDR by way of Intl knows every country's name in every language. */
function collectNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const language of BOT_LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    for (const first of LETTERS)
      for (const second of LETTERS) {
        const name = display.of(first + second);
        if (name !== undefined) names.set(name.toLowerCase(), first + second);
      }
  }
  return names;
}
