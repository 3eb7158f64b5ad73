import type { BriefTables } from "./briefs.ts";

/** Every table, by the file that owns its queries. */
export interface Tables extends BriefTables {}
