import { replyNotice } from "./make-reply.ts";
import type { SubscriptionCommands } from "./subscription-commands.ts";

/** Stands in where there are no digests and feeds: says so. */
export const absentSubscriptions: SubscriptionCommands = {
  answer: async (_call, words) =>
    replyNotice(words, "notice.not-available", { hint: "notice.not-available-hint" }),
  suggest: async () => [],
  action: async (_origin, _verb, _target, _value, words) =>
    replyNotice(words, "notice.not-available", { hint: "notice.not-available-hint" }),
  sections: async () => [],
};
