import { type RawFile, type REST, Routes } from "discord.js";
import type { Card } from "../../src/card/card.ts";
import type { Progress, Reply, ReplyFile, Suggestion } from "../../src/chat/bot.ts";
import type { Log } from "../../src/log.ts";
import { renderWithPicture, toRequest } from "./attach-picture.ts";
import { encodeMessage } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import type { SentMessage } from "./payloads.ts";
import { withPlainerForm } from "./posting.ts";
import { type MessageBody, renderCard } from "./render.ts";
import { isExpired, REFUSALS, refusalOf, toLogged } from "./rest.ts";

/** An interaction to answer. */
export interface Ticket {
  readonly id: string;
  readonly token: string;
  readonly application: string;
  /** Where and by whom, as the core names them. */
  readonly channel: string;
  readonly person: string;
  /** The app is installed by the person only: Discord takes few follow-ups. */
  readonly personalInstall: boolean;
  /** The message under whose button it happened is seen by one person only; `null` where no button was used. */
  readonly clicked: { readonly ephemeral: boolean } | null;
}

/** Answers interactions; `audience` is what the answer is expected to have. */
export interface Responder {
  /** Defers, works, then shows the reply. Rejects where Discord takes no answer any more, or cannot be reached. */
  answer(
    ticket: Ticket,
    audience: Reply["audience"],
    work: (progress: Progress) => Promise<Reply>,
  ): Promise<void>;
  /** Answers a half-typed option. */
  suggest(ticket: Ticket, suggestions: readonly Suggestion[]): Promise<void>;
}

export interface ResponderOptions {
  /** Needs no token: interactions carry their own. */
  readonly rest: REST;
  readonly log: Log;
  /** Shows what is left of a reply whose interaction has expired, by other means. */
  readonly showLate: (ticket: Ticket, reply: Reply) => Promise<void>;
}

/** Kinds of answers (API documentation, "Interaction Callback Type"). */
const CALLBACK = { deferMessage: 5, deferUpdate: 6, suggestions: 8 } as const;
const EPHEMERAL = 64;

export function createResponder({ rest, log, showLate }: ResponderOptions): Responder {
  async function callBack(ticket: Ticket, type: number, data?: object): Promise<void> {
    try {
      await rest.post(Routes.interactionCallback(ticket.id, ticket.token), {
        body: data === undefined ? { type } : { type, data },
        auth: false,
      });
    } catch (error) {
      // The first attempt arrived, only its answer was lost.
      if (refusalOf(error) !== REFUSALS.alreadyAcknowledged) throw error;
    }
  }

  const original = ({ application, token }: Ticket) => Routes.webhookMessage(application, token, "@original");

  function edit(ticket: Ticket, body: MessageBody, files: RawFile[] = []): Promise<SentMessage> {
    const request = (content: MessageBody) =>
      rest.patch(original(ticket), { ...toRequest(content, files), auth: false });
    return withPlainerForm(body, request, log) as Promise<SentMessage>;
  }

  function followUp(ticket: Ticket, body: MessageBody, ephemeral: boolean, files: RawFile[] = []) {
    const route = Routes.webhook(ticket.application, ticket.token);
    const query = new URLSearchParams({ wait: "true" });
    const flags = ephemeral ? { flags: EPHEMERAL } : {};
    const request = (content: MessageBody) =>
      rest.post(route, { ...toRequest({ ...content, ...flags }, files), query, auth: false });
    return withPlainerForm(body, request, log) as Promise<SentMessage>;
  }

  /** Shows progress in place of "is thinking", one notice at a time; `finish` waits for the one under way. */
  function createProgress(ticket: Ticket) {
    let underWay: Promise<unknown> | null = null;
    let finished = false;
    return {
      show(card: Card): void {
        if (finished || underWay !== null) return;
        underWay = edit(ticket, renderCard(card))
          .catch((error) =>
            log.debug({ ...toLogged(error), interaction: ticket.id }, "progress was not shown"),
          )
          .finally(() => {
            underWay = null;
          });
      },
      async finish(): Promise<void> {
        finished = true;
        await underWay;
      },
    };
  }

  async function removeOriginal(ticket: Ticket): Promise<void> {
    await rest.delete(original(ticket), { auth: false }).catch((error) => {
      if (refusalOf(error) === null || isExpired(error)) throw error;
      log.warn({ ...toLogged(error), interaction: ticket.id }, "a deferral was not removed");
    });
  }

  /** Edits the first card into `original` where that is seen by the right people; all others follow. */
  async function show(ticket: Ticket, reply: Reply, inPlace: boolean, ephemeral: boolean): Promise<void> {
    const allowed = ticket.personalInstall ? LIMITS.followUps + (inPlace ? 1 : 0) : reply.cards.length;
    if (reply.cards.length > allowed)
      log.warn(
        { interaction: ticket.id, cards: reply.cards.length, allowed },
        "too many cards for one interaction",
      );
    for (const [index, card] of reply.cards.slice(0, allowed).entries()) {
      const files = index === 0 ? toFiles(reply.files) : [];
      const body = await renderWithPicture(card, log);
      const sent =
        index === 0 && inPlace
          ? await edit(ticket, body, files)
          : await followUp(ticket, body, ephemeral, files);
      if (!ephemeral) await tellPosted(reply, index, sent);
    }
  }

  async function showAfterDeferral(
    ticket: Ticket,
    reply: Reply,
    deferredTo: Reply["audience"],
  ): Promise<void> {
    const inPlace = reply.audience === deferredTo && reply.cards.length > 0;
    // Who sees an answer is settled by its deferral: another audience needs another message.
    if (!inPlace) await removeOriginal(ticket);
    await show(ticket, reply, inPlace, reply.audience === "person");
  }

  async function showAfterClick(ticket: Ticket, reply: Reply): Promise<void> {
    const ephemeral = ticket.clicked?.ephemeral === true;
    const inPlace = reply.replaces && (ephemeral || reply.audience === "channel");
    await show(ticket, reply, inPlace, ephemeral || reply.audience === "person");
  }

  return {
    async answer(ticket, audience, work) {
      const isClick = ticket.clicked !== null;
      if (isClick) await callBack(ticket, CALLBACK.deferUpdate);
      else await callBack(ticket, CALLBACK.deferMessage, { flags: audience === "person" ? EPHEMERAL : 0 });
      const progress = createProgress(ticket);
      const reply = await work(isClick ? () => {} : progress.show);
      await progress.finish();
      try {
        await (isClick ? showAfterClick(ticket, reply) : showAfterDeferral(ticket, reply, audience));
      } catch (error) {
        if (!isExpired(error)) throw error;
        await showLate(ticket, reply);
      }
    },
    suggest: (ticket, suggestions) =>
      callBack(ticket, CALLBACK.suggestions, { choices: toChoices(suggestions) }),
  };
}

function toFiles(files: readonly ReplyFile[] = []): RawFile[] {
  return files.map(({ name, mediaType, content }) => ({ name, contentType: mediaType, data: content }));
}

/** The core learns which message each card became, to take it away with its source. */
async function tellPosted(reply: Reply, index: number, sent: Partial<SentMessage> | null): Promise<void> {
  if (sent?.id === undefined || sent.channel_id === undefined) return;
  await reply.posted?.(index, encodeMessage({ channel: sent.channel_id, message: sent.id }));
}

function toChoices(suggestions: readonly Suggestion[]) {
  return suggestions
    .filter(({ value }) => value !== "" && value.length <= LIMITS.choiceValue)
    .slice(0, LIMITS.choices)
    .map(({ value, label }) => ({ value, name: label.slice(0, LIMITS.choiceName) || value }));
}
