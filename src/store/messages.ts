import type { Database } from "./database.ts";

export interface MessageTables {
  posted_card: {
    platform: string;
    channel: string;
    message: string;
    tenant: string;
    source: string | null;
    author: string | null;
    asker: string | null;
    link: string | null;
    shows: PostedCard["shows"];
    language: string | null;
    posted_at: number;
  };
  asked_brief: {
    person: string;
    tenant: string;
    brief_id: string;
    title: string;
    url: string | null;
    asked_at: number;
  };
}

/** A channel on a platform. */
export interface Place {
  readonly platform: string;
  readonly channel: string;
}

/** A card that the bot posted, and why. */
export interface PostedCard extends Place {
  readonly message: string;
  readonly tenant: string;
  /** The message that it answers; `null` for a command's answer. */
  readonly source: string | null;
  /** Who wrote the source. */
  readonly author: string | null;
  /** Who asked for the card. */
  readonly asker: string | null;
  /** The canonical link that it is about. */
  readonly link: string | null;
  readonly shows: "card" | "entities" | "siblings";
  /** The language that was asked for, if any. */
  readonly language: string | null;
  /** Milliseconds since 1970. */
  readonly postedAt: number;
}

/** An article that a person asked for. */
export interface AskedBrief {
  readonly briefId: string;
  readonly title: string;
  readonly url: string | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
}

/** Which cards answer which messages, and who asked for what. Never a message's text. */
export interface MessageStore {
  /** Remembers a posted card, or what an updated one now shows. */
  posted(card: PostedCard): Promise<void>;
  /** The cards that answer a message, oldest first. */
  answers(place: Place, source: string): Promise<readonly PostedCard[]>;
  /** The card that a message of the bot is; `null` for any other message. */
  find(place: Place, message: string): Promise<PostedCard | null>;
  /** Forgets a card that is gone. */
  removed(place: Place, message: string): Promise<void>;
  /** Remembers that a person (`platform:id`) asked for an article. */
  asked(person: string, tenant: string, brief: AskedBrief): Promise<void>;
  /** What a person asked for in one tenant, or in all (`null`), latest first. */
  askedBy(person: string, tenant: string | null, limit: number): Promise<readonly AskedBrief[]>;
  /** Erases who asked, for one person (`platform:id`). */
  forgetPerson(person: string): Promise<void>;
  /** Erases all that was posted and asked in a tenant. */
  forgetTenant(tenant: string): Promise<void>;
  /** Forgets what is older than a time (milliseconds since 1970). */
  prune(before: number): Promise<void>;
}

/** Message queries on either dialect. */
export function createMessageStore({ query }: Database): MessageStore {
  const cardsOf = ({ platform, channel }: Place) =>
    query
      .selectFrom("posted_card")
      .selectAll()
      .where("platform", "=", platform)
      .where("channel", "=", channel);

  return {
    async posted({ postedAt, ...card }) {
      const row = { ...card, posted_at: postedAt };
      await query
        .insertInto("posted_card")
        .values(row)
        .onConflict((conflict) => conflict.columns(["platform", "channel", "message"]).doUpdateSet(row))
        .execute();
    },

    async answers(place, source) {
      const rows = await cardsOf(place).where("source", "=", source).orderBy("posted_at").execute();
      return rows.map(toPostedCard);
    },

    async find(place, message) {
      const row = await cardsOf(place).where("message", "=", message).executeTakeFirst();
      return row === undefined ? null : toPostedCard(row);
    },

    async removed({ platform, channel }, message) {
      await query
        .deleteFrom("posted_card")
        .where("platform", "=", platform)
        .where("channel", "=", channel)
        .where("message", "=", message)
        .execute();
    },

    async asked(person, tenant, { briefId, title, url, askedAt }) {
      const changed = { title, url, asked_at: askedAt };
      await query
        .insertInto("asked_brief")
        .values({ person, tenant, brief_id: briefId, ...changed })
        .onConflict((conflict) => conflict.columns(["person", "tenant", "brief_id"]).doUpdateSet(changed))
        .execute();
    },

    async askedBy(person, tenant, limit) {
      const rows = await query
        .selectFrom("asked_brief")
        .selectAll()
        .where("person", "=", person)
        .$if(tenant !== null, (rest) => rest.where("tenant", "=", tenant))
        .orderBy("asked_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        briefId: row.brief_id,
        title: row.title,
        url: row.url,
        askedAt: Number(row.asked_at),
      }));
    },

    async forgetPerson(person) {
      const [platform, id] = splitPerson(person);
      await query.deleteFrom("asked_brief").where("person", "=", person).execute();
      for (const column of ["asker", "author"] as const)
        await query
          .updateTable("posted_card")
          .set(column, null)
          .where("platform", "=", platform)
          .where(column, "=", id)
          .execute();
    },

    async forgetTenant(tenant) {
      await query.deleteFrom("asked_brief").where("tenant", "=", tenant).execute();
      await query.deleteFrom("posted_card").where("tenant", "=", tenant).execute();
    },

    async prune(before) {
      await query.deleteFrom("asked_brief").where("asked_at", "<", before).execute();
      await query.deleteFrom("posted_card").where("posted_at", "<", before).execute();
    },
  };
}

/** PostgreSQL gives a bigint as a string. */
function toPostedCard({ posted_at, ...row }: MessageTables["posted_card"]): PostedCard {
  return { ...row, postedAt: Number(posted_at) };
}

/** Takes `platform:id` apart. */
export function splitPerson(person: string): [platform: string, id: string] {
  const at = person.indexOf(":");
  return [person.slice(0, at), person.slice(at + 1)];
}
