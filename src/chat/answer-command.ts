import { answerHelp } from "./answer-help.ts";
import { answerPrivacy, type PrivacyParts } from "./answer-privacy.ts";
import { type AnswerParts, answerReading, refuse } from "./answer-reading.ts";
import { answerSettings } from "./answer-settings.ts";
import { type Asking, withCommand } from "./asking.ts";
import type { CommandCall, Progress, Reply } from "./bot.ts";
import { checkCall } from "./check-options.ts";
import { replyNotice, replyPrivately } from "./make-reply.ts";
import { mayManageChannel } from "./permissions.ts";
import type { SubscriptionCommands } from "./subscription-commands.ts";

export interface CommandParts {
  readonly answering: AnswerParts;
  readonly privacy: PrivacyParts;
  readonly subscriptions: SubscriptionCommands;
}

/** Answers a command after checking it, and the person's right to it, against the command table. */
export async function answerCommand(
  call: CommandCall,
  asking: Asking,
  progress: Progress | undefined,
  { answering, privacy, subscriptions }: CommandParts,
): Promise<Reply> {
  const { origin, words, settings } = asking;
  const checked = checkCall(call, words);
  if ("kind" in checked) return replyPrivately(checked);
  const { spec, subcommand, options } = checked;
  if (spec.manage === true && !mayManageChannel(origin, settings.tenant))
    return replyNotice(words, "notice.not-allowed", {
      hint: withCommand(asking, "notice.not-allowed-hint", "settings", "manager-role"),
    });
  switch (call.command) {
    case "summarize":
    case "entities":
    case "siblings":
      return answerReading(
        asking,
        { command: call.command, options, privately: call.privately === true, progress },
        answering,
      );
    case "settings":
      return answerSettings(asking, checked, privacy.settings);
    case "privacy":
      return answerPrivacy(asking, subcommand, privacy);
    case "help":
      return answerHelp(asking, options.topic === undefined ? null : String(options.topic));
    case "digest":
    case "feeds":
      return (
        refuse(asking, 1, answering) ??
        subscriptions.answer({ ...call, subcommand, options }, words, progress)
      );
    default:
      return call.command satisfies never;
  }
}
