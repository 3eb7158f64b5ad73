const MAX_SEGMENTERS = 32;
const segmenters = new Map<string, Intl.Segmenter>();

/** ICU's segmenter for a language (UAX #29), kept for the next call; the root rules where the language is unknown. */
export function segmenter(language: string, granularity: "word" | "sentence"): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(isLanguageTag(language) ? language : "und", { granularity });
  if (segmenters.size >= MAX_SEGMENTERS) segmenters.clear();
  segmenters.set(key, made);
  return made;
}

function isLanguageTag(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag);
}
