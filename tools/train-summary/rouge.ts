/** ROUGE-1, ROUGE-2 and ROUGE-L F1 (Lin 2004), 0 to 1. */
export type Rouge = readonly [number, number, number];

const BY_CHARACTER = new Set(["ja", "th", "zh"]);

/** Words in lower case, characters where the script writes no spaces. */
export function rougeTokens(text: string, language: string): string[] {
  const token = BY_CHARACTER.has(language) ? /[a-z0-9]+|[\p{L}\p{M}\p{N}]/gu : /[\p{L}\p{M}\p{N}]+/gu;
  return text.normalize("NFKC").toLowerCase().match(token) ?? [];
}

/** The best of each measure over the references. */
export function rouge(tokens: readonly string[], references: readonly (readonly string[])[]): Rouge {
  const scores = references.map((reference) => [
    overlap(tokens, reference, 1),
    overlap(tokens, reference, 2),
    longestCommon(tokens, reference),
  ]);
  const best = (k: number) => Math.max(...scores.map((score) => score[k]!));
  return [best(0), best(1), best(2)];
}

function overlap(a: readonly string[], b: readonly string[], n: number): number {
  const counts = countGrams(a, n);
  let common = 0;
  for (const [gram, count] of countGrams(b, n)) common += Math.min(count, counts.get(gram) ?? 0);
  return f1(common, a.length - n + 1, b.length - n + 1);
}

function countGrams(tokens: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i += 1) {
    const gram = tokens.slice(i, i + n).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let previous = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  for (const token of a) {
    for (let j = 1; j <= b.length; j += 1) {
      current[j] = token === b[j - 1] ? previous[j - 1]! + 1 : Math.max(previous[j]!, current[j - 1]!);
    }
    [previous, current] = [current, previous];
  }
  return f1(previous[b.length]!, a.length, b.length);
}

function f1(common: number, a: number, b: number): number {
  return common === 0 ? 0 : (2 * common) / (a + b);
}
