import type { Bot, CommandCall, Origin, Reply, Suggestion } from "../../src/chat/bot.ts";
import type { Log } from "../../src/log.ts";
import { isSnowflake } from "./ids.ts";
import type { LooseInteraction } from "./payloads.ts";
import type { Places } from "./places.ts";
import { readCommand, readFocused } from "./read-command.ts";
import type { OriginReader } from "./read-origin.ts";
import type { Responder, Ticket } from "./respond.ts";

export interface InteractionOptions {
  readonly bot: Bot;
  readonly responder: Responder;
  readonly origins: OriginReader;
  readonly places: Places;
  /** Adds what a manager should know of this channel to a reply: what the bot lacks there. */
  readonly advise: (call: CommandCall, interaction: LooseInteraction, reply: Reply) => Reply;
  readonly log: Log;
}

/** Kinds of interactions (API documentation, "Interaction Type"). */
const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const EPHEMERAL = 64;
/** The key of an installation on a server (API documentation, "Application Integration Types"). */
const SERVER_INSTALL = "0";
/** Discord waits 3 s; in milliseconds. */
const SUGGEST_WITHIN = 2_000;

/** Commands whose answer, all being well, is for the whole channel. */
const SHOWN_TO_ALL: ReadonlySet<string> = new Set(["summarize", "entities", "siblings"]);

/** Answers a command, click, choice or half-typed option; what is none of ours is left alone. */
export async function handleInteraction(
  interaction: LooseInteraction,
  options: InteractionOptions,
): Promise<void> {
  const origin = options.origins.ofInteraction(interaction);
  const ticket = origin === null ? null : readTicket(interaction, origin);
  if (ticket === null || origin === null) return;
  if (interaction.type === COMMAND) return runCommand(interaction, ticket, origin, options);
  if (interaction.type === AUTOCOMPLETE) return suggest(interaction, ticket, origin, options);
  if (interaction.type === COMPONENT) return act(interaction, ticket, origin, options);
}

async function runCommand(
  interaction: LooseInteraction,
  ticket: Ticket,
  origin: Origin,
  { bot, responder, advise, log }: InteractionOptions,
): Promise<void> {
  const call = readCommand(interaction, origin);
  if (call === null) return log.warn({ interaction: ticket.id }, "a command that is not ours");
  const isForAll = call.privately !== true && SHOWN_TO_ALL.has(call.command);
  await responder.answer(ticket, isForAll ? "channel" : "person", async (progress) => {
    const reply = await bot.command(call, progress);
    return advise(call, interaction, call.privately === true ? { ...reply, audience: "person" } : reply);
  });
}

async function act(
  { data }: LooseInteraction,
  ticket: Ticket,
  origin: Origin,
  { bot, responder }: InteractionOptions,
): Promise<void> {
  const value = data?.values?.[0] ?? null;
  await responder.answer(ticket, "channel", (progress) =>
    bot.action(origin, data?.custom_id ?? "", value, progress),
  );
}

async function suggest(
  interaction: LooseInteraction,
  ticket: Ticket,
  origin: Origin,
  { bot, responder, places }: InteractionOptions,
): Promise<void> {
  const call = readCommand(interaction, origin);
  const focused = readFocused(interaction);
  if (call === null || focused === null) return responder.suggest(ticket, []);
  const found =
    focused.name === "role"
      ? suggestRoles(interaction, focused.typed, places)
      : await inTime(bot.suggest(call, focused.name, focused.typed));
  await responder.suggest(ticket, found);
}

/** Roles are known to the platform alone, and called by name. */
function suggestRoles({ guild_id }: LooseInteraction, typed: string, places: Places): readonly Suggestion[] {
  if (!isSnowflake(guild_id)) return [];
  const wanted = typed.toLowerCase();
  return places
    .roleNames(guild_id)
    .filter((name) => name !== "@everyone" && name.toLowerCase().includes(wanted))
    .map((name) => ({ value: name, label: name }));
}

async function inTime(suggestions: Promise<readonly Suggestion[]>): Promise<readonly Suggestion[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Suggestion[]>((resolve) => {
    timer = setTimeout(resolve, SUGGEST_WITHIN, []);
  });
  const found = await Promise.race([suggestions, late]);
  clearTimeout(timer);
  return found;
}

function readTicket(interaction: LooseInteraction, { channel, person }: Origin): Ticket | null {
  const { id, token, application_id, message, type, authorizing_integration_owners: owners } = interaction;
  if (!isSnowflake(id) || !isSnowflake(application_id) || typeof token !== "string") return null;
  return {
    id,
    token,
    application: application_id,
    channel,
    person,
    personalInstall: owners !== undefined && owners !== null && !(SERVER_INSTALL in owners),
    clicked: type === COMPONENT ? { ephemeral: ((message?.flags ?? 0) & EPHEMERAL) !== 0 } : null,
  };
}
