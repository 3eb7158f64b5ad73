import { primaryLanguage } from "./primary-language.ts";

const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string> = new Set(
  "Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa".split(" "),
);
const MAX_CACHED_READERS = 64;
const namers = new Map<string, Intl.DisplayNames>();

/** The name of a language (BCP 47) in the reader's language, with the tag itself where no name is known. */
export function languageName(tag: string, readerTag: string): string {
  return nameOf(tag.replaceAll("_", "-"), readerTag, "language");
}

/** The name of a country (ISO 3166-1 alpha-2) in the reader's language, with the code itself where no name is known. */
export function countryName(code: string, readerTag: string): string {
  return nameOf(code.toUpperCase(), readerTag, "region");
}

/** The reading direction of a language's usual script (CLDR likely subtags), `ltr` for what is no language. */
export function direction(tag: string): "ltr" | "rtl" {
  try {
    const { script } = new Intl.Locale(tag.trim().replaceAll("_", "-")).maximize();
    return RIGHT_TO_LEFT_SCRIPTS.has(script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

function nameOf(code: string, readerTag: string, type: "language" | "region"): string {
  try {
    return namer(readerTag, type).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Readers choose their tag themselves: what is no tag reads English, and the cache is bounded. */
function namer(readerTag: string, type: "language" | "region"): Intl.DisplayNames {
  const key = `${type} ${readerTag}`;
  const known = namers.get(key);
  if (known !== undefined) return known;
  const readable = primaryLanguage(readerTag) === "und" ? "en" : readerTag.replaceAll("_", "-");
  const made = new Intl.DisplayNames([readable, "en"], { type });
  if (namers.size >= MAX_CACHED_READERS) namers.clear();
  namers.set(key, made);
  return made;
}
