/** How sure a name was said to be, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

const BANDS = [0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98] as const;
const THRESHOLDS = [0.8, 0.85, 0.9, 0.92, 0.94, 0.96] as const;

/** A Markdown table: how often names of each confidence are right, and those from each threshold on. */
export function reliability(judged: readonly Judged[]): string {
  const rightIn = (some: readonly Judged[]) => (100 * some.filter(({ right }) => right).length) / some.length;
  const row = (label: string, some: readonly Judged[]) =>
    `| ${label} | ${some.length} | ${some.length === 0 ? "" : rightIn(some).toFixed(1)} |`;
  const bands = BANDS.map((from, at) => {
    const to = BANDS[at + 1] ?? 1;
    const some = judged.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    return row(`${from} to ${to}`, some);
  });
  const kept = THRESHOLDS.map((least) =>
    row(
      `from ${least}`,
      judged.filter(({ confidence }) => confidence >= least),
    ),
  );
  const loss = judged.reduce(
    (sum, { right, confidence }) => sum - Math.log(right ? confidence : 1 - confidence),
    0,
  );
  return [
    "| confidence | names | right, % |",
    "| --- | ---: | ---: |",
    ...bands,
    ...kept,
    `log loss ${(loss / judged.length).toFixed(4)}`,
  ].join("\n");
}
