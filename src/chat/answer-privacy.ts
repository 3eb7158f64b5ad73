import type { PanelCard, PanelSection } from "../card/card.ts";
import { makeLine, makePanel } from "../card/panel-card.ts";
import type { MessageKey } from "../i18n/translate.ts";
import type { MessageStore } from "../store/messages.ts";
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
  /** Erases all that is kept for a tenant. */
  readonly forgetTenant: (tenant: string) => Promise<void>;
}

const MAX_EXPORTED = 10_000;
const MAX_SHOWN = 20;

/** Tells what is kept, gives a copy of it, erases it. */
export async function answerPrivacy(
  asking: Asking,
  subcommand: string | null,
  parts: PrivacyParts,
): Promise<Reply> {
  if (subcommand === "export") return exportPerson(asking, parts);
  if (subcommand === "forget-me") return forget(asking, "me", parts);
  if (subcommand === "forget-server") return confirmForgetServer(asking);
  return replyPrivately(makePrivacyCard(asking));
}

/** Erases for good; reached by the command or by its confirming button. */
export async function forget(asking: Asking, whose: "me" | "server", parts: PrivacyParts): Promise<Reply> {
  const { origin, words } = asking;
  if (whose === "server") {
    if (!mayManageTenant(origin)) return replyNotice(words, "notice.not-allowed-server");
    await parts.forgetTenant(origin.tenant);
    return { ...replyNotice(words, "privacy.forgot-server", { tone: "done" }), replaces: true };
  }
  const person = personSubject(origin);
  await parts.settings.forget(person);
  await parts.messages.forgetPerson(person.subject);
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

async function exportPerson({ origin, words }: Asking, { settings, messages }: PrivacyParts): Promise<Reply> {
  const person = personSubject(origin);
  const chosen = await settings.read([person]);
  const asked = await messages.askedBy(person.subject, null, MAX_EXPORTED);
  if (chosen.length + asked.length === 0) return replyNotice(words, "privacy.nothing", { tone: "info" });
  const sections: PanelSection[] = [
    {
      heading: words.t("settings.title"),
      lines: chosen.map(({ name, value }) => makeLine(words, `${name}: ${JSON.stringify(value)}`)),
    },
    {
      heading: words.t("privacy.your-cards"),
      lines: asked.slice(0, MAX_SHOWN).map(({ title, url, askedAt }) =>
        makeLine(words, title || words.t("card.untitled"), {
          href: url,
          note: words.formatDate(new Date(askedAt).toISOString()),
        }),
      ),
    },
  ];
  const content = JSON.stringify(
    {
      settings: Object.fromEntries(chosen.map(({ name, value }) => [name, value])),
      asked: asked.map(({ askedAt, ...article }) => ({
        ...article,
        askedAt: new Date(askedAt).toISOString(),
      })),
    },
    null,
    2,
  );
  return {
    ...replyPrivately(makePanel(words, words.t("privacy.export-title"), sections)),
    files: [{ name: "dragoman-me.json", mediaType: "application/json", content }],
  };
}

function makePrivacyCard({ words, typed }: Asking): PanelCard {
  const lines = (...keys: MessageKey[]) => keys.map((key) => makeLine(words, words.t(key)));
  return makePanel(words, words.t("privacy.title"), [
    {
      heading: words.t("privacy.kept"),
      lines: lines("privacy.articles", "privacy.settings", "privacy.cards", "privacy.not-kept"),
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
