import type { PanelCard, PanelLine } from "../card/card.ts";
import { makeLine, makePanel } from "../card/panel-card.ts";
import type { MessageKey, Translator } from "../i18n/translate.ts";
import type { AskedBrief, MessageStore } from "../store/messages.ts";
import type { PrivacyStore } from "../store/privacy.ts";
import type { SettingStore } from "../store/settings.ts";
import { encodeAction } from "./action-id.ts";
import type { Asking } from "./asking.ts";
import type { Reply } from "./bot.ts";
import { replyNotice, replyPrivately } from "./make-reply.ts";
import { mayManageTenant } from "./permissions.ts";
import { personSubject } from "./settings.ts";

export interface PrivacyParts {
  readonly settings: SettingStore;
  readonly messages: MessageStore;
  /** Where quoted sentences go in channels that want machine translation; absent where there is none. */
  readonly translationService?: string;
  readonly kept: PrivacyStore;
  /** How many days texts of articles are kept. */
  readonly textDays: number;
}

const MAX_SHOWN = 20;

/** Tells what is kept, gives a copy of it, erases it. */
export async function answerPrivacy(
  asking: Asking,
  subcommand: string | null,
  parts: PrivacyParts,
): Promise<Reply> {
  if (subcommand === "export") return exportData(asking, parts);
  if (subcommand === "forget-me") return forget(asking, "me", parts);
  if (subcommand === "forget-server") return confirmForgetServer(asking);
  return replyPrivately(makePrivacyCard(asking, parts));
}

/** Erases for good; reached by the command or by its confirming button. */
export async function forget(asking: Asking, whose: "me" | "server", parts: PrivacyParts): Promise<Reply> {
  const { origin, words } = asking;
  if (whose === "server") {
    if (!mayManageTenant(origin)) return replyNotice(words, "notice.not-allowed-server");
    await parts.kept.forgetTenant(origin.tenant);
    return { ...replyNotice(words, "privacy.forgot-server", { tone: "done" }), replaces: true };
  }
  await parts.kept.forgetPerson(personSubject(origin).subject);
  return replyNotice(words, "privacy.forgot-me", { tone: "done" });
}

function confirmForgetServer({ origin, words }: Asking): Reply {
  if (!mayManageTenant(origin)) return replyNotice(words, "notice.not-allowed-server");
  return replyNotice(words, "privacy.confirm-server", {
    tone: "info",
    hint: "privacy.cannot-undo",
    actions: [
      {
        kind: "button",
        id: encodeAction({ do: "forget", whose: "server" }),
        label: words.t("privacy.erase"),
        style: "danger",
      },
    ],
  });
}

/** A person's own data; those who manage the tenant get the tenant's as well. */
async function exportData(asking: Asking, parts: PrivacyParts): Promise<Reply> {
  const { origin, words } = asking;
  const person = personSubject(origin);
  const settings = await parts.settings.read([person]);
  const asked = await parts.messages.askedBy(person.subject, null, MAX_SHOWN);
  const server = mayManageTenant(origin) ? { server: await readServer(origin.tenant, parts.kept) } : {};
  const data = { me: await parts.kept.readPerson(person.subject), ...server };
  const sections = [
    {
      heading: words.t("settings.title"),
      lines: settings.map(({ name, value }) => makeLine(words, `${name}: ${JSON.stringify(value)}`)),
    },
    { heading: words.t("privacy.your-cards"), lines: listAsked(asked, words) },
  ];
  const isNothing = settings.length + asked.length === 0;
  const nothing = { heading: null, lines: [makeLine(words, words.t("privacy.nothing"))] };
  const card = makePanel(words, words.t("privacy.export-title"), isNothing ? [nothing] : sections);
  const content = JSON.stringify(data, null, 2);
  return {
    ...replyPrivately(card),
    files: [{ name: "dragoman.json", mediaType: "application/json", content }],
  };
}

/** What its managers may know of a tenant: all but what single people did and what was met in private channels. */
async function readServer(tenant: string, kept: PrivacyStore) {
  const { articles, settings, subscriptions, digests } = await kept.readTenant(tenant);
  const shared = settings.filter(({ scope }) => scope !== "person");
  const open = articles.filter((article) => article.private !== true);
  return { tenant, articles: open, settings: shared, subscriptions, digests };
}

/** Articles that a person asked for, with the day. */
export function listAsked(asked: readonly AskedBrief[], words: Translator): PanelLine[] {
  return asked.map(({ title, url, askedAt }) =>
    makeLine(words, title || words.t("card.untitled"), { href: url, note: words.formatDate(toIso(askedAt)) }),
  );
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function makePrivacyCard({ words, typed, settings }: Asking, parts: PrivacyParts): PanelCard {
  const { translationService: service, textDays: days } = parts;
  const isSent = service !== undefined && settings.channel.translation !== "never";
  const sent = isSent ? words.t("privacy.translated", { service }) : words.t("privacy.not-kept");
  const lines = (...keys: MessageKey[]) => keys.map((key) => makeLine(words, words.t(key)));
  return makePanel(words, words.t("privacy.title"), [
    {
      heading: words.t("privacy.kept"),
      lines: [
        makeLine(words, words.t("privacy.articles", { days })),
        ...lines("privacy.settings", "privacy.cards"),
        makeLine(words, sent),
      ],
    },
    { heading: words.t("privacy.seen"), lines: lines("privacy.tenants", "privacy.operator") },
    {
      heading: words.t("privacy.rights"),
      lines: [
        makeLine(words, words.t("privacy.export-hint", { command: typed("privacy", "export") })),
        makeLine(words, words.t("privacy.forget-hint", { command: typed("privacy", "forget-me") })),
      ],
    },
  ]);
}
