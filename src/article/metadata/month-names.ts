/** Languages whose month names are known: those with a press on the web and month names of their own. */
const languages = (
  "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ka kk kn ko lt lv mk ml " +
  "mn mr ms my nb ne nl pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi"
).split(" ");

let months: ReadonlyMap<string, number> | undefined;

/** The month, 1 to 12, that a word names in any of the known languages, in full or abbreviated; `null` for other words. */
export function monthOf(word: string): number | null {
  months ??= collectNames();
  return months.get(fold(word)) ?? null;
}

/** Names that stand for different months in two languages are left out. */
function collectNames(): Map<string, number> {
  const found = new Map<string, number>();
  for (const language of languages) {
    for (const month of ["long", "short"] as const) {
      for (const options of [{ month }, { month, day: "numeric" }] as const)
        collectFrom(language, options, found);
    }
  }
  for (const [name, month] of found) if (month === 0) found.delete(name);
  return found;
}

function collectFrom(
  language: string,
  options: Intl.DateTimeFormatOptions,
  found: Map<string, number>,
): void {
  const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...options, timeZone: "UTC" });
  for (let month = 1; month <= 12; month++) {
    const part = format.formatToParts(Date.UTC(2021, month - 1, 15)).find(({ type }) => type === "month");
    const name = fold(part?.value ?? "");
    if (!/\p{L}{2}/u.test(name)) continue;
    found.set(name, found.get(name) === undefined || found.get(name) === month ? month : 0);
  }
}

function fold(word: string): string {
  return word
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[.\s]+/g, "");
}
