import * as v from "valibot";
import type { SettingStore, SettingSubject, StoredSetting } from "../store/settings.ts";
import type { Origin } from "./bot.ts";

export const AUTO_MODES = ["off", "hint", "reply"] as const;

/** What happens when somebody posts a foreign article. */
export type AutoMode = (typeof AUTO_MODES)[number];

export const TRANSLATION_TIMES = ["never", "on-request", "always"] as const;

/** When a machine may translate what no edition says in a reader's language. */
export type TranslationTime = (typeof TRANSLATION_TIMES)[number];

/** The settings that apply to what one person does in one channel. */
export interface ChatSettings {
  readonly person: { readonly languages: readonly string[] };
  readonly channel: {
    readonly languages: readonly string[];
    readonly auto: AutoMode;
    readonly reactions: boolean;
    /** The channel's own emoji and what they mean, beside the usual ones. */
    readonly emoji: Readonly<Record<string, string>>;
    /** Whether digests and stories come with a small picture. */
    readonly pictures: boolean;
    readonly translation: TranslationTime;
  };
  readonly tenant: {
    readonly languages: readonly string[];
    readonly managerRole: string | null;
    /** Host names whose links show a card by themselves. */
    readonly unfurl: readonly string[];
  };
}

type Asker = Pick<Origin, "platform" | "tenant" | "channel" | "person" | "direct">;

/** A person as the store knows them: ids are unique on one platform only. */
export function personSubject({ platform, person }: Pick<Origin, "platform" | "person">) {
  return { scope: "person", subject: `${platform}:${person}` } as const satisfies SettingSubject;
}

export function channelSubject({ platform, channel }: Pick<Origin, "platform" | "channel">) {
  return { scope: "channel", subject: `${platform}:${channel}` } as const satisfies SettingSubject;
}

export function tenantSubject(tenant: string) {
  return { scope: "tenant", subject: tenant } as const satisfies SettingSubject;
}

const strings = v.fallback(v.array(v.string()), []);

/** Reactions are on in a conversation with the bot alone and off elsewhere, until somebody chooses. */
export async function loadSettings(store: SettingStore, origin: Asker): Promise<ChatSettings> {
  const stored = await store.read([
    personSubject(origin),
    channelSubject(origin),
    tenantSubject(origin.tenant),
  ]);
  const read = <T extends v.GenericSchema>(scope: StoredSetting["scope"], name: string, schema: T) =>
    v.parse(schema, stored.find((one) => one.scope === scope && one.name === name)?.value);
  return {
    person: { languages: read("person", "languages", strings) },
    channel: {
      languages: read("channel", "languages", strings),
      auto: read("channel", "auto", v.fallback(v.picklist(AUTO_MODES), "off")),
      reactions: read("channel", "reactions", v.fallback(v.boolean(), origin.direct)),
      emoji: read("channel", "emoji", v.fallback(v.record(v.string(), v.string()), {})),
      pictures: read("channel", "pictures", v.fallback(v.boolean(), true)),
      translation: read("channel", "translation", v.fallback(v.picklist(TRANSLATION_TIMES), "never")),
    },
    tenant: {
      languages: read("tenant", "languages", strings),
      managerRole: read("tenant", "manager-role", v.fallback(v.nullable(v.string()), null)),
      unfurl: read("tenant", "unfurl", strings),
    },
  };
}
