import type { Origin } from "../../src/chat/bot.ts";
import type { Log } from "../../src/log.ts";
import type { Answer, CallApi } from "./call-api.ts";
import type { SlackFailure } from "./classify-error.ts";
import { encodePlace, encodeTenant, isDirect } from "./ids.ts";

/** What Slack says of a person. */
interface Person {
  /** BCP 47. */
  readonly locale: string;
  readonly roles: readonly string[];
}

/** What Slack says of a channel. */
interface Room {
  readonly creator: string | null;
  /** Whether the bot is in it; `null` where Slack does not say. */
  readonly member: boolean | null;
  /** Whether everybody in the workspace may see it; false where Slack does not say. */
  readonly open: boolean;
}

export interface People {
  /** Who speaks, where. `manages`: whether to find out if they manage the channel, which can cost a request. */
  origin(where: Whereabouts, manages: boolean): Promise<Origin>;
  /** Whether the bot can post in a channel; true where Slack does not say. */
  mayPost(team: string, channel: string): Promise<boolean>;
  forgetTeam(team: string): void;
}

export interface Whereabouts {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
}

const FRESH = 10 * 60_000;
const MAX_KEPT = 5_000;
const DEFAULT_LOCALE = "en";

export interface PeopleOptions {
  readonly call: CallApi;
  readonly now: () => number;
  readonly log: Log;
  /** Notes a direct conversation, a tenant of its own, as part of a workspace. */
  readonly noteDirect: (team: string, tenant: string) => Promise<void>;
}

/** Looks people and channels up, remembering a bounded number for ten minutes. */
export function createPeople({ call, now, log, noteDirect }: PeopleOptions): People {
  const persons = createCache<Person>(now);
  const rooms = createCache<Room>(now);
  const conversations = createCache<string | null>(now);
  const directs = createCache<void>(now);

  function findPerson({ team, user }: Omit<Whereabouts, "channel">): Promise<Person> {
    return persons.get(`${team}:${user}`, async () => {
      const answer = await ask(team, "users.info", { user, include_locale: true });
      return { value: readPerson(field(answer, "user")), keep: answer.again !== true };
    });
  }

  function findRoom(team: string, channel: string): Promise<Room> {
    return rooms.get(`${team}:${channel}`, async () => {
      const answer = await ask(team, "conversations.info", { channel });
      return { value: readRoom(answer), keep: answer.again !== true };
    });
  }

  /** The id of a person's conversation with the bot alone; `null` where Slack does not say. */
  function findConversation(team: string, user: string): Promise<string | null> {
    return conversations.get(`${team}:${user}`, async () => {
      const answer = await ask(team, "conversations.open", { users: user });
      const { id } = field(answer, "channel");
      return { value: typeof id === "string" ? id : null, keep: answer.again !== true };
    });
  }

  /** Forms say which channel they are for: another person's conversation is not theirs to change. */
  async function isOwn(team: string, channel: string, user: string): Promise<boolean> {
    const own = await findConversation(team, user);
    return own === null || own === channel;
  }

  /** A refusal is an answer too: the person is then a stranger, who manages nothing; `again`: one may ask again. */
  async function ask(team: string, method: string, args: Record<string, unknown>): Promise<Answer> {
    try {
      return await call(team, method, args);
    } catch (error) {
      const { code, permanent } = error as SlackFailure;
      log.debug({ method, code }, "Slack gave no information");
      return { error: code, again: !permanent };
    }
  }

  return {
    async origin({ team, channel, user }, manages) {
      const { locale, roles } = await findPerson({ team, user });
      const direct = isDirect(channel);
      const place = encodePlace({ team, id: channel });
      if (direct)
        await directs.get(`${team}:${channel}`, async () => ({
          value: await noteDirect(team, place),
          keep: true,
        }));
      const leads = roles.includes("admin") || roles.includes("owner");
      const room = direct || channel === user ? null : await findRoom(team, channel);
      const own = direct && (!manages || (await isOwn(team, channel, user)));
      return {
        platform: "slack",
        tenant: direct ? place : encodeTenant(team),
        channel: place,
        person: encodePlace({ team, id: user }),
        locale,
        mayManage: own || (!direct && leads) || room?.creator === user,
        mayManageTenant: own || (!direct && leads),
        roles,
        direct,
        isPrivate: room?.open === false,
      };
    },
    async mayPost(team, channel) {
      return isDirect(channel) || (await findRoom(team, channel)).member !== false;
    },
    forgetTeam(team) {
      persons.forget(`${team}:`);
      rooms.forget(`${team}:`);
      conversations.forget(`${team}:`);
      directs.forget(`${team}:`);
    },
  };
}

function readPerson(user: Answer): Person {
  const roles = [
    user.is_owner === true || user.is_primary_owner === true ? "owner" : "",
    user.is_admin === true ? "admin" : "",
    user.is_restricted === true || user.is_ultra_restricted === true ? "guest" : "",
  ].filter((role) => role !== "");
  return { locale: readLocale(user.locale), roles };
}

function readLocale(locale: unknown): string {
  try {
    return (
      Intl.getCanonicalLocales(String(locale ?? DEFAULT_LOCALE).replaceAll("_", "-"))[0] ?? DEFAULT_LOCALE
    );
  } catch {
    return DEFAULT_LOCALE;
  }
}

function readRoom(answer: Answer): Room {
  if (answer.error === "channel_not_found") return { creator: null, member: false, open: false };
  const { creator, is_member, is_private } = field(answer, "channel");
  return {
    creator: typeof creator === "string" ? creator : null,
    member: typeof is_member === "boolean" ? is_member : null,
    open: is_private === false,
  };
}

/** An object in an answer, empty where there is none. */
export function field(answer: Answer, name: string): Answer {
  const value = answer[name];
  return typeof value === "object" && value !== null ? (value as Answer) : {};
}

/** Remembers answers, also those under way, so that a burst asks once. */
function createCache<T>(now: () => number) {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<T> }>();
  return {
    get(key: string, find: () => Promise<{ readonly value: T; readonly keep: boolean }>): Promise<T> {
      const known = kept.get(key);
      if (known !== undefined && now() - known.at < FRESH) return known.value;
      kept.delete(key);
      const value = find().then((found) => {
        if (!found.keep) kept.delete(key);
        return found.value;
      });
      value.catch(() => kept.delete(key));
      kept.set(key, { at: now(), value });
      const oldest = kept.keys().next().value;
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    forget(prefix: string): void {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
}
