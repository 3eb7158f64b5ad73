import type { NoticeCard } from "../../src/card/card.ts";
import type { CommandCall, Reply } from "../../src/chat/bot.ts";
import { type CommandSpec, commands } from "../../src/chat/commands.ts";
import { createTranslator, type MessageKey, type MessageValues } from "../../src/i18n/translate.ts";
import { missingPermissions } from "./missing-permissions.ts";
import type { LooseInteraction } from "./payloads.ts";
import { readPermissions } from "./places.ts";

/**
 * Tells managers who set something up for a channel what the bot lacks there, so that they can mend it: permissions,
 * and the text of messages where the settings depend on it.
 */
export function advise(
  call: CommandCall,
  { guild_id, app_permissions }: LooseInteraction,
  reply: Reply,
  contentWithheld: boolean,
): Reply {
  if (!isSetup(call) || !call.origin.mayManage || typeof guild_id !== "string") return reply;
  const missing =
    typeof app_permissions === "string" ? missingPermissions(readPermissions(app_permissions)) : [];
  const notices = [
    ...(missing.length === 0
      ? []
      : [notice(call, "notice.missing-permissions", { permissions: missing.join(", ") })]),
    ...(contentWithheld && needsContent(call) ? [notice(call, "notice.content-withheld")] : []),
  ];
  return notices.length === 0 ? reply : { ...reply, cards: [...reply.cards, ...notices] };
}

function isSetup({ command, subcommand }: CommandCall): boolean {
  const spec: CommandSpec | undefined = commands.find(({ name }) => name === command);
  return spec?.subcommands.find(({ name }) => name === subcommand)?.manage === true;
}

function needsContent({ command, subcommand, options }: CommandCall): boolean {
  if (command !== "settings") return false;
  return (
    (subcommand === "auto" && options.mode !== "off") ||
    (subcommand === "reactions" && options.enabled === true)
  );
}

type Advice = Extract<MessageKey, "notice.missing-permissions" | "notice.content-withheld">;

function notice({ origin }: CommandCall, key: Advice, values?: MessageValues): NoticeCard {
  const { locale, t } = createTranslator(origin.locale);
  const hint = t(`${key}-hint`);
  return {
    kind: "notice",
    tone: "problem",
    locale,
    text: t(key, values),
    hint,
    reference: null,
    actions: [],
  };
}
