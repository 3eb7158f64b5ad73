/** The one channel of the web chat, and the tenant that it belongs to. */
export const CHANNEL = "web:chat";
export const TENANT = "web:local";
