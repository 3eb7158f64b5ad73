let zeros: ReadonlyMap<string, number> | null = null;

/** Every digit of every numbering system that the runtime knows, to its value. */
function digitValues(): ReadonlyMap<string, number> {
  if (zeros !== null) return zeros;
  const values = new Map<string, number>();
  for (const numberingSystem of Intl.supportedValuesOf("numberingSystem")) {
    const format = new Intl.NumberFormat("en", { numberingSystem, useGrouping: false });
    for (let digit = 0; digit <= 9; digit++) {
      const shown = format.format(digit);
      if (/^\p{Nd}$/u.test(shown)) values.set(shown, digit);
    }
  }
  zeros = values;
  return values;
}

/** The text with the digits of every script written as 0-9; as long as before where digits are one unit. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => String(digitValues().get(digit) ?? digit));
}

/** Digits with the separators that can stand between them: `1.234,5`, `30 000`, `1,00,000`, `17:45`. */
export const NUMBER = /\d+(?:[.,:'’٫٬]\d+|[ \u00a0\u202f]\d{3}(?!\d))*/u;

const MAX_DIGITS = 15;

/**
 * The values of a number as written, whichever way it groups its digits: `1.500` and `1,500` are both 1500
 * (as CLDR's minimum grouping has it, a lone group of three is a group). A clock time gives `["17:45"]`,
 * another chain joined by colons each of its numbers.
 */
export function readNumber(written: string): string[] {
  if (written.length > 40) return [];
  if (written.includes(":")) return readColons(written);
  const groups = written.split(/[^\d]+/u);
  const marks = written.match(/[^\d]/gu) ?? [];
  if (groups.join("").length > MAX_DIGITS) return [];
  if (marks.length === 0) return [plain(written)];
  const last = groups.at(-1)!;
  const uniform = marks.every((mark) => mark === marks[0]);
  if (uniform && isGrouped(groups)) return [plain(groups.join(""))];
  if (uniform && groups.length > 2) return groups.map(plain);
  return [plain(`${groups.slice(0, -1).join("")}.${last}`)];
}

function readColons(written: string): string[] {
  const time = /^(\d{1,2}):(\d{2})$/u.exec(written);
  // Half of the world writes 5:45 for 17:45.
  if (time !== null && Number(time[1]) < 25) return [`${Number(time[1]) % 12}:${time[2]}`];
  return written.split(":").flatMap((part) => readNumber(part));
}

function isGrouped(groups: readonly string[]): boolean {
  const [first, ...rest] = groups as [string, ...string[]];
  const middle = rest.slice(0, -1);
  return (
    first.length <= 3 &&
    first !== "0" &&
    rest.at(-1)!.length === 3 &&
    middle.every((group) => group.length === 3 || group.length === 2)
  );
}

function plain(digits: string): string {
  return String(Number(digits));
}
