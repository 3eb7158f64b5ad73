/** How a text shows where names are: by capitals, by spaces alone, or by neither. */
export type ScriptKind = "cased" | "caseless" | "unspaced";

const SAMPLE = 1500;
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;
const CASED = /[\p{Lu}\p{Ll}]+/gu;
const CASELESS = /\p{Lo}+/gu;

/** The kind of script that most of a text is written in, by its first 1,500 characters. */
export function scriptKind(text: string): ScriptKind {
  const sample = text.slice(0, SAMPLE);
  const unspaced = count(sample, UNSPACED);
  const caseless = count(sample, CASELESS) - unspaced;
  const cased = count(sample, CASED);
  // One Han or Thai letter says about as much as three of an alphabet.
  if (3 * unspaced > Math.max(caseless, cased)) return "unspaced";
  return caseless > cased ? "caseless" : "cased";
}

/** How many UTF-16 units of a text are of a pattern of runs. */
function count(text: string, pattern: RegExp): number {
  return text.length - text.replace(pattern, "").length;
}
