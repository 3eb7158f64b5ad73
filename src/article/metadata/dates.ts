/** The first newspapers on the web; what is dated before is a date in the text or a mistake. */
const FIRST_YEAR = 1990;

const isoDate =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i;

/**
 * Reads a machine-written date: ISO 8601 and its sloppy kin, `20220217`, `2022/02/17`, RFC 2822. Returns an ISO 8601
 * date-time where time and zone are given, a date where not, `null` for anything else or an impossible day.
 */
export function parseDate(value: string): string | null {
  const text = value.trim().slice(0, 60);
  const iso = isoDate.exec(text.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})/, "$1-$2-$3"));
  if (iso !== null) {
    const [, year, month, day, time, zone] = iso;
    const date = formatDate(Number(year), Number(month), Number(day));
    if (date === null || time === undefined || zone === undefined) return date;
    const moment = `${date}T${time.padStart(Math.max(time.length, 5), "0")}${formatZone(zone)}`;
    return Number.isNaN(Date.parse(moment)) ? date : moment;
  }
  const packed = /^(\d{4})(\d{2})(\d{2})(?:\d{4,6})?(?:T\S*)?$/.exec(text);
  if (packed !== null) return formatDate(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  return parseRfc2822(text);
}

/** The date as `YYYY-MM-DD`, `null` where the calendar has no such day or no newspaper site was there yet. */
export function formatDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= FIRST_YEAR && year < 2100 ? date.toISOString().slice(0, 10) : null;
}

/** The date in a path such as `/2022/02/17/…`, `null` where there is none. */
export function dateInPath(path: string): string | null {
  const match = /[/_-]((?:19|20)\d{2})[/_-]?(\d{2})[/_-]?(\d{2})(?=[/_.-]|$)/.exec(path);
  return match === null ? null : formatDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

function formatZone(zone: string): string {
  if (zone.toUpperCase() === "Z") return "Z";
  return zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function parseRfc2822(text: string): string | null {
  const match =
    /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})(?: (\d{2}:\d{2}(?::\d{2})?) (GMT|UTC|Z|[+-]\d{4}))?/i.exec(
      text,
    );
  if (match === null) return null;
  const [, day, name, year, time, zone] = match;
  const date = formatDate(Number(year), months.indexOf(name!.toLowerCase()) + 1, Number(day));
  if (date === null || time === undefined || zone === undefined) return date;
  return `${date}T${time}${/^[+-]/.test(zone) ? formatZone(zone) : "Z"}`;
}
