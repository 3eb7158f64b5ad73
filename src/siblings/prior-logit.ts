/** The articles of one language among which an edition is looked for. */
export interface Rivals {
  /** How many there are. */
  readonly total: number;
  /** How many of them appear in an hour, about the time in question; `null` where their times are not known. */
  readonly perHour: number | null;
}

/** Editions follow one another within hours, some within days, few after months: shares and mean gaps in hours. */
const FOLLOW: readonly { readonly share: number; readonly mean: number }[] = [
  { share: 0.7, mean: 4 },
  { share: 0.2, mean: 48 },
  { share: 0.1, mean: 2_160 },
];
/** So many strangers are imagined where hardly any are known. */
const MIN_RIVALS = 3;

/**
 * The log-odds, before anything is compared, that an article is the edition looked for and not one of its rivals, where
 * having an edition is as likely as having none. The published gap, in minutes, is weighed against how many strangers
 * appear at such a distance by chance (a Poisson process); `null` where a time is not known.
 */
export function priorLogit(gap: number | null, { total, perHour }: Rivals): number {
  const byNumber = -Math.log(Math.max(MIN_RIVALS, total));
  if (gap === null || perHour === null) return byNumber;
  return Math.min(-Math.log(MIN_RIVALS), Math.log(gapDensity(gap / 60) / (2 * perHour)));
}

function gapDensity(hours: number): number {
  return FOLLOW.reduce((sum, { share, mean }) => sum + (share * Math.exp(-hours / mean)) / mean, 0);
}
