/** A name and its type, as gold and answers give them. */
export interface TypedName {
  readonly name: string;
  readonly type: string;
}

/** Hits, false alarms and misses over documents. */
export interface Counts {
  hits: number;
  extra: number;
  missed: number;
}

/** NFKC, lower case, straight apostrophes, single spaces, no outer punctuation, no possessive 's. */
export function normaliseName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’`]/gu, "'")
    .replace(/\s+/gu, " ")
    .replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "")
    .replace(/'s$/u, "")
    .trim();
}

/** Adds one document's distinct names to the counts, with their types (then without `other`) or without. */
export function countNames(
  counts: Counts,
  gold: readonly TypedName[],
  found: readonly TypedName[],
  typed: boolean,
): void {
  const wanted = distinct(gold, typed);
  const given = distinct(typed ? found.filter(({ type }) => type !== "other") : found, typed);
  for (const name of given) {
    if (wanted.has(name)) counts.hits++;
    else counts.extra++;
  }
  for (const name of wanted) if (!given.has(name)) counts.missed++;
}

function distinct(names: readonly TypedName[], typed: boolean): Set<string> {
  const keys = names.map(({ name, type }) => [typed ? type : "", normaliseName(name)] as const);
  return new Set(keys.filter(([, name]) => name !== "").map((key) => key.join("|")));
}

/** The harmonic mean of precision and recall in percent. */
export function f1({ hits, extra, missed }: Counts): number {
  return hits === 0 ? 0 : (200 * hits) / (2 * hits + extra + missed);
}
