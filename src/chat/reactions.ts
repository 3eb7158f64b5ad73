import { countryName } from "../language/language-names.ts";
import { primaryLanguage } from "../language/primary-language.ts";

/** What an emoji on a message asks for. */
export type Intent =
  | { readonly do: "card"; readonly language: string | null }
  | { readonly do: "entities" }
  | { readonly do: "siblings" }
  | { readonly do: "remove" };

/** What a channel's own emoji can be made to mean. */
export const INTENT_NAMES = ["card", "entities", "siblings", "remove"] as const;

/** The emoji that the bot itself puts on foreign articles. */
export const HINT_EMOJI = "📰";

/** The usual emoji, without variation selectors. */
export const USUAL_EMOJI: Readonly<Record<string, (typeof INTENT_NAMES)[number]>> = {
  [HINT_EMOJI]: "card",
  "🗞": "card",
  "🏷": "entities",
  "🔁": "siblings",
  "❌": "remove",
};

/** What a Unicode emoji asks for, the channel's own meanings first; `null` for the many that mean nothing to us. */
export function readReaction(emoji: string, own: Readonly<Record<string, string>>): Intent | null {
  const bare = bareEmoji(emoji);
  const name = Object.hasOwn(own, bare)
    ? own[bare]
    : Object.hasOwn(USUAL_EMOJI, bare)
      ? USUAL_EMOJI[bare]
      : null;
  const known = INTENT_NAMES.find((intent) => intent === name);
  if (known === "card") return { do: "card", language: null };
  if (known !== undefined) return { do: known };
  const language = flagLanguage(bare);
  return language === null ? null : { do: "card", language };
}

/** An emoji without variation selectors: platforms differ in sending them. */
export function bareEmoji(emoji: string): string {
  return emoji.replaceAll(/[\uFE0E\uFE0F]/g, "");
}

const REGION_FLAG = /^[\u{1F1E6}-\u{1F1FF}]{2}$/u;
const SUBDIVISION_FLAG = /^\u{1F3F4}[\u{E0061}-\u{E007A}]{2}/u;
const REGIONAL_A = 0x1f1e6;
const TAG_A = 0xe0061;
/** Flags that are no country's and name no language. */
const NO_COUNTRY: ReadonlySet<string> = new Set(["EU", "UN"]);

/** The likely language (CLDR likely subtags) of the country whose flag an emoji is, `null` where it is none. */
export function flagLanguage(emoji: string): string | null {
  const region = REGION_FLAG.test(emoji)
    ? letters(emoji, 0, REGIONAL_A)
    : SUBDIVISION_FLAG.test(emoji)
      ? letters(emoji, 1, TAG_A)
      : null;
  if (region === null || NO_COUNTRY.has(region) || countryName(region, "en") === region) return null;
  return primaryLanguage(new Intl.Locale(`und-${region}`).maximize().language);
}

function letters(emoji: string, from: number, first: number): string {
  return [...emoji]
    .slice(from, from + 2)
    .map((symbol) => String.fromCharCode(65 + (symbol.codePointAt(0) ?? first) - first))
    .join("");
}
