import type { Config } from "../config.ts";
import { type BookmarkStore, createBookmarkStore } from "./bookmarks.ts";
import { type BriefStore, createBriefStore } from "./briefs.ts";
import { type Database, openPostgres, openSqlite } from "./database.ts";
import { createDigestStore, type DigestStore } from "./digests.ts";
import { createEntryStore, type EntryStore } from "./entries.ts";
import { createEventStore, type EventStore } from "./events.ts";
import { createFeedStore, type FeedStore } from "./feeds.ts";
import { createInstallationStore, type InstallationStore } from "./installations.ts";
import { createLeaseStore, type LeaseStore } from "./leases.ts";
import { createLexiconStore, type LexiconStore } from "./lexicon.ts";
import { createMessageStore, type MessageStore } from "./messages.ts";
import { createPrivacyStore, type PrivacyStore } from "./privacy.ts";
import { createSettingStore, type SettingStore } from "./settings.ts";
import { createSiblingIndex, type SiblingIndex } from "./sibling-index.ts";

/** Everything that is kept, by subject. Each part is one file of queries that serve both dialects. */
export interface Store {
  readonly briefs: BriefStore;
  readonly siblings: SiblingIndex;
  readonly lexicon: LexiconStore;
  readonly feeds: FeedStore;
  readonly digests: DigestStore;
  readonly entries: EntryStore;
  readonly settings: SettingStore;
  readonly messages: MessageStore;
  readonly events: EventStore;
  readonly bookmarks: BookmarkStore;
  readonly installations: InstallationStore;
  readonly leases: LeaseStore;
  /** What is kept about a tenant or a person, over all subjects. */
  readonly privacy: PrivacyStore;
  /** Rejects where the store cannot be written; for the readiness page. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store that the configuration names, creating and migrating it. */
export async function openStore(config: Pick<Config, "dataDir" | "databaseUrl">): Promise<Store> {
  return createStore(await openDatabase(config));
}

/** Opens the database that the configuration names, creating and migrating it. */
export function openDatabase({
  dataDir,
  databaseUrl,
}: Pick<Config, "dataDir" | "databaseUrl">): Promise<Database> {
  return databaseUrl === null ? openSqlite(dataDir) : openPostgres(databaseUrl);
}

/** Builds the store's parts on an open database. */
export function createStore(database: Database): Store {
  const leases = createLeaseStore(database);
  const parts = {
    briefs: createBriefStore(database),
    siblings: createSiblingIndex(database),
    lexicon: createLexiconStore(database),
    feeds: createFeedStore(database),
    digests: createDigestStore(database),
    entries: createEntryStore(database),
    settings: createSettingStore(database),
    messages: createMessageStore(database),
    events: createEventStore(database),
    bookmarks: createBookmarkStore(database),
    installations: createInstallationStore(database),
    leases,
  };
  return {
    ...parts,
    privacy: createPrivacyStore(database, parts),
    // A full or read-only disk still reads.
    check: async () => void (await leases.take("readiness", "readiness", 0, 0)),
    close: () => database.close(),
  };
}
