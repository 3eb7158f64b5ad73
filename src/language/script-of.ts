const scripts = new Map<string, string>();

/** The script (ISO 15924) that a language is usually written in, after CLDR's likely subtags; `Zyyy` for no language. */
export function scriptOf(language: string): string {
  const known = scripts.get(language);
  if (known !== undefined) return known;
  const script = likelyScript(language);
  if (scripts.size < 1000) scripts.set(language, script);
  return script;
}

function likelyScript(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? "Zyyy";
  } catch {
    return "Zyyy";
  }
}
