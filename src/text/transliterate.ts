import anyAscii from "any-ascii";

const MAX_REMEMBERED = 10_000;
const MAX_REMEMBERED_LENGTH = 64;
const remembered = new Map<string, string>();

/**
 * A text in lower-case ASCII letters, whatever its script: `Москва` gives `moskva`, `北京` gives `beijing`.
 * Short texts (names, words) are remembered, within bounds.
 */
export function transliterate(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const made = anyAscii(text.normalize("NFC")).toLowerCase();
  if (text.length > MAX_REMEMBERED_LENGTH) return made;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, made);
  return made;
}
