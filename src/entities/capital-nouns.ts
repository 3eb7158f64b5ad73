/** Languages that begin every noun with a capital, where a capital says less than elsewhere. */
export const CAPITAL_NOUNS: ReadonlySet<string> = new Set(["de", "lb"]);
