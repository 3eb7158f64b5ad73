import type { Reply } from "../../src/chat/bot.ts";
import type { Log } from "../../src/log.ts";
import type { Posting } from "./posting.ts";
import type { Ticket } from "./respond.ts";

/** Shows a reply whose interaction has expired (15 minutes): in the channel, or to the one person alone. */
export function showLateReply(posting: Posting, log: Log) {
  return async (ticket: Ticket, reply: Reply): Promise<void> => {
    log.warn({ interaction: ticket.id }, "an interaction expired before it was answered");
    const isForAll = reply.audience === "channel" && ticket.clicked?.ephemeral !== true;
    for (const [index, card] of reply.cards.entries()) {
      if (isForAll) {
        const message = await posting.post({ channel: ticket.channel, thread: null }, card);
        await reply.posted?.(index, message);
      } else await posting.whisper(ticket.channel, ticket.person, card);
    }
  };
}
