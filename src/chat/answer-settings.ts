import type { PanelCard, PanelSection } from "../card/card.ts";
import { makeLine, makePanel } from "../card/panel-card.ts";
import { languageName } from "../language/language-names.ts";
import type { SettingStore } from "../store/settings.ts";
import type { Asking } from "./asking.ts";
import type { Reply } from "./bot.ts";
import { applyChanges, planChanges } from "./change-settings.ts";
import type { CheckedCall } from "./check-options.ts";
import { replyNotice, replyPrivately } from "./make-reply.ts";
import { mayManageTenant } from "./permissions.ts";
import { INTENT_NAMES, USUAL_EMOJI } from "./reactions.ts";
import { loadSettings } from "./settings.ts";

/** Settings that concern more than one channel. */
const TENANT_WIDE: ReadonlySet<string> = new Set(["server-languages", "manager-role", "unfurl"]);

/** Shows or changes settings; that the person may change the channel's was checked against the command table. */
export async function answerSettings(
  asking: Asking,
  { subcommand, options }: CheckedCall,
  store: SettingStore,
): Promise<Reply> {
  const { origin, words } = asking;
  if (TENANT_WIDE.has(subcommand ?? "") && !mayManageTenant(origin))
    return replyNotice(words, "notice.not-allowed-server");
  const changes = planChanges(subcommand, options, asking);
  if (changes === null) return replyPrivately(makeSettingsCard(asking));
  const wrong = await applyChanges(changes, origin.tenant, store);
  if (wrong !== null) return replyNotice(words, wrong.wrong, { hint: wrong.hint });
  const settings = await loadSettings(store, origin);
  const saved = makeSettingsCard({ ...asking, settings });
  return replyPrivately({ ...saved, title: words.t("settings.saved") });
}

/** The settings that apply to a person in a channel, by whose they are. */
export function makeSettingsCard(asking: Asking): PanelCard {
  const { words, settings } = asking;
  const sections: PanelSection[] = [
    { heading: words.t("settings.you"), lines: [languageLine(asking, settings.person.languages, true)] },
    {
      heading: words.t("settings.channel"),
      lines: [
        languageLine(asking, settings.channel.languages, false),
        makeLine(words, words.t(`settings.auto.${settings.channel.auto}`)),
        makeLine(words, describeReactions(asking)),
        makeLine(
          words,
          words.t(settings.channel.pictures ? "settings.pictures.on" : "settings.pictures.off"),
        ),
        makeLine(words, words.t(`settings.translation.${settings.channel.translation}`)),
      ],
    },
    {
      heading: words.t("settings.tenant"),
      lines: [
        languageLine(asking, settings.tenant.languages, false),
        makeLine(words, describeRole(asking)),
        makeLine(words, describeDomains(asking)),
      ],
    },
  ];
  return makePanel(words, words.t("settings.title"), sections);
}

/** A person without a choice reads the language of their app. */
export function languageLine({ words, origin }: Asking, languages: readonly string[], hasLocale: boolean) {
  const name = (tag: string) => languageName(tag, words.locale);
  if (languages.length > 0)
    return makeLine(
      words,
      words.t("settings.languages", { languages: words.formatList(languages.map(name)) }),
    );
  if (!hasLocale) return makeLine(words, words.t("settings.no-languages"));
  return makeLine(words, words.t("settings.languages", { languages: name(origin.locale) }), {
    note: words.t("settings.from-locale"),
  });
}

function describeReactions({ words, settings }: Asking): string {
  if (!settings.channel.reactions) return words.t("settings.reactions.off");
  const meanings = Object.entries({ ...USUAL_EMOJI, ...settings.channel.emoji });
  const emoji = INTENT_NAMES.map(
    (intent) =>
      `${meanings.flatMap(([symbol, meaning]) => (meaning === intent ? [symbol] : [])).join("")} ${words.t(`intent.${intent}`)}`,
  );
  return words.t("settings.reactions.on", { emoji: [...emoji, `🏳 ${words.t("intent.flag")}`].join(", ") });
}

function describeRole({ words, settings }: Asking): string {
  const role = settings.tenant.managerRole;
  return role === null ? words.t("settings.no-manager-role") : words.t("settings.manager-role", { role });
}

function describeDomains({ words, settings }: Asking): string {
  const { unfurl } = settings.tenant;
  return unfurl.length === 0
    ? words.t("settings.no-unfurl")
    : words.t("settings.unfurl", { domains: unfurl.join(", ") });
}
