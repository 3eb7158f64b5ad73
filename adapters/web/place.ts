/** The one channel of the web chat, and the tenant that it belongs to. */
export const CHANNEL = "web:chat";
export const TENANT = "web:local";

/** The path below which the pages of the sample articles are. */
export const SAMPLES = "/samples";
