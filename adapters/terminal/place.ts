/** Where everything in the terminal happens: one person's tenant with one channel. */
export const PLACE = { audience: "terminal:local", channel: "terminal:local" } as const;

/** Whoever has the terminal. */
export const PERSON = "terminal:local";
