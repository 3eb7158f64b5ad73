import type { BookmarkTables } from "./bookmarks.ts";
import type { BriefTables } from "./briefs.ts";
import type { DigestTables } from "./digest-tables.ts";
import type { EventTables } from "./events.ts";
import type { FeedTables } from "./feed-tables.ts";
import type { InstallationTables } from "./installations.ts";
import type { LeaseTables } from "./leases.ts";
import type { LexiconTables } from "./lexicon.ts";
import type { MessageTables } from "./messages.ts";
import type { SettingTables } from "./settings.ts";
import type { SiblingTables } from "./sibling-index.ts";

/** Every table, by the file that owns its queries. */
export interface Tables
  extends BriefTables,
    SiblingTables,
    LexiconTables,
    MessageTables,
    EventTables,
    BookmarkTables,
    SettingTables,
    FeedTables,
    DigestTables,
    InstallationTables,
    LeaseTables {}
