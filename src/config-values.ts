/** From the most to the least that is logged. */
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** A level of the log. `null` for anything else. */
export function parseLogLevel(value: string): string | null {
  return logLevels.includes(value) ? value : null;
}

/** A whole number from 0. `null` for anything else. */
export function parseCount(value: string): number | null {
  const count = Number(value);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** A number of days, at least one. `null` for anything else. */
export function parseDays(value: string): number | null {
  return parseCount(value) || null;
}

/** A port, 0 for any. `null` for anything else. */
export function parsePort(value: string): number | null {
  const port = Number(value);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** An http(s) address without slashes at its end. `null` for anything else. */
export function parseHttpUrl(value: string): string | null {
  return /^https?:$/.test(URL.parse(value)?.protocol ?? "") ? value.replace(/\/+$/, "") : null;
}

/** An address of a PostgreSQL database. `null` for anything else. */
export function parsePostgresUrl(value: string): string | null {
  return /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? "") ? value : null;
}

/** Language tags (BCP 47), canonical. `null` for anything else. */
export function parseLanguages(value: string): readonly string[] | null {
  const tags = list(value);
  if (!tags.every((tag) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag))) return null;
  return Intl.getCanonicalLocales(tags);
}

/** The parts of a list with commas. */
export function list(value: string | null): string[] {
  return (value ?? "").split(/[\s,]+/).filter((item) => item !== "");
}
