import { languageName } from "../language/language-names.ts";
import { primaryLanguage } from "../language/primary-language.ts";

/** Languages of three letters that have a press of their own, beside all of two letters. */
const THREE_LETTERS = ["fil", "ceb", "ckb", "kok", "mai", "mni", "sat", "kab", "hsb", "fur"];

/** The languages that can be chosen by name (BCP 47): all of ISO 639-1 that CLDR names, and a few more. */
export const NAMED_LANGUAGES: readonly string[] = listLanguages();

const MAX_INDEXES = 32;
const indexes = new Map<string, ReadonlyMap<string, string>>();

/** The language that a person wrote: a tag, or a name in their language, in English or in itself; `null` if none. */
export function parseLanguage(text: string, locale: string): string | null {
  const written = fold(text.slice(0, 60));
  const named = indexFor(locale).get(written) ?? indexFor("en").get(written) ?? nativeIndex().get(written);
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,2}$/i.test(text.trim())) return null;
  const tag = primaryLanguage(text);
  return languageName(tag, "en") === tag ? null : tag;
}

/** Several languages as a person wrote them, separated by commas, semicolons or (tags only) spaces; each once. */
export function parseLanguages(
  text: string,
  locale: string,
): { readonly languages: readonly string[]; readonly unknown: string | null } {
  const parts = text
    .split(/[,;،、，/+\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const languages: string[] = [];
  for (const part of parts) {
    const whole = parseLanguage(part, locale);
    const found = whole === null ? part.split(/\s+/).map((word) => parseLanguage(word, locale)) : [whole];
    if (found.includes(null)) return { languages: [], unknown: part };
    languages.push(...found.filter((tag) => tag !== null));
  }
  return { languages: [...new Set(languages)], unknown: null };
}

/** Lower case without accents, for comparing what people type. */
export function fold(text: string): string {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function indexFor(locale: string): ReadonlyMap<string, string> {
  const known = indexes.get(locale);
  if (known !== undefined) return known;
  if (indexes.size >= MAX_INDEXES) indexes.clear();
  const made = new Map(NAMED_LANGUAGES.map((tag) => [fold(languageName(tag, locale)), tag]));
  indexes.set(locale, made);
  return made;
}

let natives: ReadonlyMap<string, string> | null = null;

function nativeIndex(): ReadonlyMap<string, string> {
  natives ??= new Map(NAMED_LANGUAGES.map((tag) => [fold(languageName(tag, tag)), tag]));
  return natives;
}

function listLanguages(): string[] {
  const alphabet = "abcdefghijklmnopqrstuvwxyz";
  const codes = [...alphabet].flatMap((first) => [...alphabet].map((second) => first + second));
  return [...codes, ...THREE_LETTERS].filter(
    (code) => primaryLanguage(code) === code && languageName(code, "en") !== code,
  );
}
