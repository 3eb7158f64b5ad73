import type { Origin } from "../../src/chat/bot.ts";
import { encodeChannel, encodeTenant, isSnowflake } from "./ids.ts";
import type { LooseInteraction } from "./payloads.ts";
import { mayManageChannel, mayManageServer, type Places, readPermissions, THREADS } from "./places.ts";

/** Discord's names of languages are BCP 47 tags; English where it tells none. */
export const DEFAULT_LOCALE = "en-US";

/** Where something happened and who did it, as an event says it. */
export interface Scene {
  readonly guild: string | null;
  /** The channel or thread. */
  readonly channel: string;
  readonly person: string;
  readonly roles: readonly string[];
}

export interface OriginReader {
  /** Who used an interaction, where; `null` where it does not say. */
  readonly ofInteraction: (interaction: LooseInteraction) => Origin | null;
  /** Who wrote or reacted, where. */
  readonly ofScene: (scene: Scene) => Origin;
}

/** People's languages are told with interactions only: the latest of so many people are kept for their messages. */
const REMEMBERED_PEOPLE = 10_000;
/** A conversation of a person with the bot alone (API documentation, "Interaction Context Types"). */
const BOT_DM = 1;

export function createOriginReader(places: Places): OriginReader {
  const locales = new Map<string, string>();

  function remember(person: string, locale: string): void {
    locales.delete(person);
    locales.set(person, locale);
    if (locales.size > REMEMBERED_PEOPLE) locales.delete(locales.keys().next().value!);
  }

  const isPrivate = ({ guild, channel }: Scene) => guild !== null && !places.isOpen(guild, channel);

  return {
    ofInteraction(interaction) {
      const scene = readScene(interaction);
      if (scene === null) return null;
      const locale = readLocale(interaction.locale);
      remember(scene.person, locale);
      const permissions = readPermissions(interaction.member?.permissions);
      const parent = threadParent(interaction) ?? places.parentOf(scene.channel);
      return {
        ...toOrigin(
          places,
          { ...scene, channel: parent ?? scene.channel },
          locale,
          permissions,
          isDirect(interaction),
        ),
        isPrivate: isPrivate(scene),
      };
    },
    ofScene(scene) {
      const { guild, person, roles } = scene;
      const channel = places.parentOf(scene.channel) ?? scene.channel;
      const permissions =
        guild === null ? 0n : (places.permissions(guild, scene.channel, person, roles) ?? 0n);
      const known = locales.get(person) ?? (guild === null ? null : places.localeOf(guild));
      const origin = toOrigin(places, { ...scene, channel }, readLocale(known), permissions, guild === null);
      return { ...origin, isPrivate: isPrivate(scene) };
    },
  };
}

function toOrigin(
  places: Places,
  scene: Scene,
  locale: string,
  permissions: bigint,
  direct: boolean,
): Origin {
  const { guild, channel, person, roles } = scene;
  return {
    platform: "discord",
    tenant: encodeTenant({ guild, channel }),
    channel: encodeChannel({ guild, channel }),
    person,
    locale,
    mayManage: guild === null ? direct : mayManageChannel(permissions),
    mayManageTenant: guild === null ? direct : mayManageServer(permissions),
    roles: guild === null ? [] : [...roles, ...places.roleNames(guild, roles)],
    direct,
  };
}

function readScene({ guild_id, channel_id, channel, member, user }: LooseInteraction): Scene | null {
  const place = channel_id ?? channel?.id;
  const person = member?.user?.id ?? user?.id;
  if (!isSnowflake(place) || !isSnowflake(person)) return null;
  return {
    guild: isSnowflake(guild_id) ? guild_id : null,
    channel: place,
    person,
    roles: readRoles(member?.roles),
  };
}

/** Role ids of a member. */
export function readRoles(roles: readonly (string | null)[] | null | undefined): readonly string[] {
  return Array.isArray(roles) ? roles.filter(isSnowflake) : [];
}

function threadParent({ channel }: LooseInteraction): string | null {
  const isThread = THREADS.has(channel?.type ?? -1);
  return isThread && isSnowflake(channel?.parent_id) ? channel.parent_id : null;
}

function isDirect({ guild_id, context, channel }: LooseInteraction): boolean {
  if (isSnowflake(guild_id)) return false;
  return context === undefined || context === null ? channel?.type !== 3 : context === BOT_DM;
}

function readLocale(locale: unknown): string {
  if (typeof locale !== "string") return DEFAULT_LOCALE;
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE;
  }
}
