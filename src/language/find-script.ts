/** A script (ISO 15924) by its Unicode name, how much a letter of it weighs, and the languages alone in it. */
interface Script {
  readonly unicode: string;
  readonly only?: string;
  /** The language to expect where several share it and nothing tells them apart. */
  readonly usual?: string;
  /** A letter that stands for a syllable or a word weighs more than one that stands for a sound. */
  readonly weight?: number;
}

const SCRIPTS: Readonly<Record<string, Script>> = {
  // Names and brands stand in Latin letters inside every other script, and hardly the other way round.
  Latn: { unicode: "Latin", weight: 0.4 },
  Cyrl: { unicode: "Cyrillic" },
  Arab: { unicode: "Arabic" },
  Deva: { unicode: "Devanagari" },
  Beng: { unicode: "Bengali", usual: "bn" },
  Hebr: { unicode: "Hebrew", usual: "he" },
  Ethi: { unicode: "Ethiopic", usual: "am" },
  Tibt: { unicode: "Tibetan", usual: "bo" },
  Hani: { unicode: "Han", usual: "zh", weight: 3 },
  Kana: { unicode: "Hiragana}\\p{Script=Katakana", weight: 2 },
  Kore: { unicode: "Hangul", only: "ko", weight: 2 },
  Thai: { unicode: "Thai", only: "th" },
  Laoo: { unicode: "Lao", only: "lo" },
  Khmr: { unicode: "Khmer", only: "km" },
  Mymr: { unicode: "Myanmar", only: "my" },
  Grek: { unicode: "Greek", only: "el" },
  Armn: { unicode: "Armenian", only: "hy" },
  Geor: { unicode: "Georgian", only: "ka" },
  Gujr: { unicode: "Gujarati", only: "gu" },
  Guru: { unicode: "Gurmukhi", only: "pa" },
  Knda: { unicode: "Kannada", only: "kn" },
  Mlym: { unicode: "Malayalam", only: "ml" },
  Orya: { unicode: "Oriya", only: "or" },
  Sinh: { unicode: "Sinhala", only: "si" },
  Taml: { unicode: "Tamil", only: "ta" },
  Telu: { unicode: "Telugu", only: "te" },
  Thaa: { unicode: "Thaana", only: "dv" },
};

const CODES = Object.keys(SCRIPTS);
const RUNS = new RegExp(
  Object.values(SCRIPTS)
    .map(({ unicode }) => `([\\p{Script=${unicode}}]+)`)
    .join("|"),
  "gu",
);
/** Chinese text names things in kana now and then; Japanese is seldom less than a third kana. */
const LEAST_KANA = 0.08;

/** The script that most of a text is written in. */
export interface FoundScript {
  /** ISO 15924, `Jpan` for Han with kana. */
  readonly script: string;
  /** The language that alone uses it, `null` where several do. */
  readonly only: string | null;
  /** The language to expect where nothing tells those that share it apart, `null` where none is. */
  readonly usual: string | null;
  /** Its letters among all letters, 0 to 1. */
  readonly share: number;
}

/** The script of most letters of a text, `null` where it has no letters. */
export function findScript(text: string): FoundScript | null {
  const weights = weighScripts(text);
  const han = weights.get("Hani") ?? 0;
  const kana = weights.get("Kana") ?? 0;
  if (kana > 0 && kana >= LEAST_KANA * (han + kana)) weights.set("Jpan", han + kana).delete("Hani");
  weights.delete("Kana");
  let total = 0;
  let best: [script: string, weight: number] = ["", 0];
  for (const entry of weights) {
    total += entry[1];
    if (entry[1] > best[1]) best = entry;
  }
  const [script, weight] = best;
  if (weight === 0) return null;
  const { only = null, usual = null } = script === "Jpan" ? { only: "ja" } : SCRIPTS[script]!;
  return { script, only, usual, share: weight / total };
}

function weighScripts(text: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const match of text.matchAll(RUNS)) {
    const code = CODES[match.findIndex((group, i) => i > 0 && group !== undefined) - 1]!;
    weights.set(code, (weights.get(code) ?? 0) + match[0].length * (SCRIPTS[code]?.weight ?? 1));
  }
  return weights;
}
