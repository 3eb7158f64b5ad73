/** How the core calls this platform. */
export const PLATFORM = "terminal";

/** Where everything in the terminal happens: one person's tenant with one channel. */
export const PLACE = {
  tenant: "terminal:local",
  channel: "terminal:local",
  /** Who may be shown what is read here. */
  audience: "terminal:local",
} as const;

/** Whoever has the terminal. */
export const PERSON = "terminal:local";
