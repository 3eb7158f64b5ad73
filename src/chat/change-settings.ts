import type { Saying } from "../card/notice-card.ts";
import type { SettingStore, SettingSubject } from "../store/settings.ts";
import type { Asking } from "./asking.ts";
import type { CheckedOptions } from "./check-options.ts";
import { parseLanguages } from "./parse-languages.ts";
import { bareEmoji, INTENT_NAMES } from "./reactions.ts";
import { channelSubject, personSubject, tenantSubject } from "./settings.ts";

/** A setting to be written, or what is wrong with it. `null` unsets. */
export type Change =
  | { readonly subject: SettingSubject; readonly name: string; readonly value: unknown }
  | { readonly wrong: Saying; readonly hint: Saying | null };

const MAX_LANGUAGES = 10;
const MAX_DOMAINS = 50;
const MAX_OWN_EMOJI = 20;
const NONE = /^(?:none|nobody|nothing|off|-|—)$/i;

/** What a `settings` subcommand asks to be changed; `null` for one that changes nothing. */
export function planChanges(
  subcommand: string | null,
  options: CheckedOptions,
  { origin, words }: Pick<Asking, "origin" | "words">,
): readonly Change[] | null {
  const text = (name: string) => String(options[name] ?? "").trim();
  const languages = (subject: SettingSubject) => [planLanguages(subject, text("languages"), words.locale)];
  switch (subcommand) {
    case "my-languages":
      return languages(personSubject(origin));
    case "channel-languages":
      return languages(channelSubject(origin));
    case "server-languages":
      return languages(tenantSubject(origin.tenant));
    case "auto":
      return [{ subject: channelSubject(origin), name: "auto", value: text("mode") }];
    case "reactions":
      return planReactions(channelSubject(origin), options.enabled === true, text("emoji"));
    case "pictures":
      return [{ subject: channelSubject(origin), name: "pictures", value: options.enabled === true }];
    case "translation":
      return [{ subject: channelSubject(origin), name: "translation", value: text("when") }];
    case "manager-role":
      return [{ subject: tenantSubject(origin.tenant), name: "manager-role", value: orNone(text("role")) }];
    case "unfurl":
      return [planDomains(tenantSubject(origin.tenant), text("domains"))];
    default:
      return null;
  }
}

/** Writes the changes; the first that is wrong comes back and nothing is written. */
export async function applyChanges(
  changes: readonly Change[],
  tenant: string,
  store: Pick<SettingStore, "write">,
): Promise<Extract<Change, { wrong: Saying }> | null> {
  for (const change of changes) if ("wrong" in change) return change;
  for (const change of changes)
    if ("subject" in change) await store.write(change.subject, change.name, change.value, tenant);
  return null;
}

function planLanguages(subject: SettingSubject, text: string, locale: string): Change {
  if (NONE.test(text)) return { subject, name: "languages", value: null };
  const { languages, unknown } = parseLanguages(text, locale);
  if (unknown !== null || languages.length === 0)
    return {
      wrong: ["settings.unknown-language", { name: (unknown ?? text).slice(0, 60) }],
      hint: "settings.unknown-language-hint",
    };
  if (languages.length > MAX_LANGUAGES)
    return { wrong: ["settings.too-many-languages", { count: MAX_LANGUAGES }], hint: null };
  return { subject, name: "languages", value: languages };
}

/** `👀=card 🧭=siblings`; without any, the usual emoji alone. */
function planReactions(subject: SettingSubject, enabled: boolean, text: string): readonly Change[] {
  const on: Change = { subject, name: "reactions", value: enabled };
  if (text === "") return [on];
  const pairs = NONE.test(text) ? [] : text.split(/[\s,]+/).slice(0, MAX_OWN_EMOJI);
  const own: Record<string, string> = {};
  for (const pair of pairs) {
    const [emoji = "", meaning = ""] = pair.split("=");
    const intent = INTENT_NAMES.find((name) => name === meaning.toLowerCase());
    if (intent === undefined || !/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(emoji))
      return [{ wrong: ["settings.bad-emoji", { text: pair }], hint: "settings.bad-emoji-hint" }];
    own[bareEmoji(emoji)] = intent;
  }
  return [on, { subject, name: "emoji", value: own }];
}

function planDomains(subject: SettingSubject, text: string): Change {
  if (NONE.test(text)) return { subject, name: "unfurl", value: null };
  const domains: string[] = [];
  for (const typed of text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .slice(0, MAX_DOMAINS)) {
    const domain = readDomain(typed);
    if (domain === null)
      return { wrong: ["settings.bad-domain", { domain: typed.slice(0, 80) }], hint: null };
    domains.push(domain);
  }
  return { subject, name: "unfurl", value: [...new Set(domains)] };
}

function readDomain(typed: string): string | null {
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  const host = url?.hostname.replace(/^www\./, "").replace(/\.$/, "") ?? "";
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) ? host : null;
}

function orNone(text: string): string | null {
  return NONE.test(text) ? null : text;
}
