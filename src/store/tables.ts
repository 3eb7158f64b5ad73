import type { BriefTables } from "./briefs.ts";
import type { FeedTables } from "./feed-tables.ts";
import type { MessageTables } from "./messages.ts";
import type { SeenTables } from "./seen.ts";
import type { SettingTables } from "./settings.ts";

/** Every table, by the file that owns its queries. */
export interface Tables extends BriefTables, MessageTables, SeenTables, SettingTables, FeedTables {}
