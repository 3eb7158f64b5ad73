/** Languages in which something is published on the web (ISO 639, and the scripts and countries that switchers name). */
const tags = (
  "af am ar as az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fo fr ga gl gu ha he hi hr ht hu hy id ig is it ja jv " +
  "ka kk km kn ko ku ky lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no om or pa pl ps pt pt-BR ro ru rw sd si sk sl sm sn " +
  "so sq sr st su sv sw ta te tg th ti tk tl tr tt ug uk ur uz vi xh yi yo zh zh-Hans zh-Hant zu"
).split(" ");

let names: ReadonlyMap<string, string> | undefined;

/** The language whose own name a text is ("Español", "中文", "Русский"), `null` for any other text. */
export function languageOfName(text: string): string | null {
  names ??= collectNames();
  return names.get(fold(text)) ?? null;
}

function collectNames(): Map<string, string> {
  const found = new Map<string, string>();
  for (const tag of tags) {
    const name = new Intl.DisplayNames(tag, { type: "language", fallback: "none" }).of(tag);
    if (name !== undefined && !found.has(fold(name))) found.set(fold(name), tag);
  }
  return found;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
