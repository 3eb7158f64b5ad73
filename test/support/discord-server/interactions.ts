import { randomBytes } from "node:crypto";
import { refusals } from "./failure.ts";
import type { GatewayServer } from "./gateway.ts";
import { addMessage, editMessage, findChannel, pickShown, requireValid } from "./messages.ts";
import type { Interaction, Json, World } from "./world.ts";

const FIRST_RESPONSE = 3_000;
const TOKEN_LIVES = 15 * 60_000;
const FOLLOW_UPS = 5;
const EPHEMERAL = 64;

/** Hands out an interaction; its event is the caller's to send. */
export function openInteraction(
  world: World,
  fields: Partial<Interaction> & { channel: string },
): Interaction {
  const interaction: Interaction = {
    id: world.nextId(),
    token: randomBytes(24).toString("base64url"),
    createdAt: world.now(),
    isComponent: false,
    personal: false,
    acknowledgedAt: null,
    callback: null,
    original: null,
    followUps: 0,
    ...fields,
  };
  world.interactions.set(interaction.token, interaction);
  return interaction;
}

/** POST /interactions/…/callback */
export function callBack(world: World, gateway: GatewayServer, id: string, token: string, body: Json): null {
  const interaction = world.interactions.get(token);
  if (interaction === undefined || interaction.id !== id) throw refusals.unknownInteraction();
  if (interaction.acknowledgedAt !== null) throw refusals.acknowledged();
  if (world.now() - interaction.createdAt > FIRST_RESPONSE) throw refusals.unknownInteraction();
  checkCallback(interaction, body);
  interaction.acknowledgedAt = world.now();
  interaction.callback = body;
  if (body.type === 4 || body.type === 5) {
    const fields = {
      author: world.bot,
      flags: body.data?.flags ?? 0,
      loading: body.type === 5,
      ...pickShown(body.data ?? {}),
    };
    interaction.original = addMessage(world, gateway, findChannel(world, interaction.channel), fields).id;
  }
  return null;
}

function checkCallback({ isComponent }: Interaction, { type, data }: Json): void {
  if (![1, 4, 5, 6, 7, 8, 9].includes(type) || ((type === 6 || type === 7) && !isComponent))
    throw refusals.invalidForm([`type: ${type}`]);
  if (type === 4) requireValid(data ?? {});
  const choices: Json[] = data?.choices ?? [];
  const isLong = choices.some(
    ({ name, value }) => !name || name.length > 100 || !value || value.length > 100,
  );
  if (type === 8 && (choices.length > 25 || isLong)) throw refusals.invalidForm(["choices"]);
}

function findAlive(world: World, token: string): Interaction {
  const interaction = world.interactions.get(token);
  if (interaction === undefined || interaction.acknowledgedAt === null) throw refusals.unknownWebhook();
  if (world.now() - interaction.createdAt > TOKEN_LIVES) throw refusals.invalidToken();
  return interaction;
}

function findOwn(world: World, interaction: Interaction, id: string): Json {
  const message = world.messages.get(id === "@original" ? (interaction.original ?? "") : id);
  if (message === undefined) throw refusals.unknownMessage();
  return message;
}

/** PATCH /webhooks/…/messages/… */
export function editResponse(world: World, token: string, id: string, body: Json): Json {
  const message = findOwn(world, findAlive(world, token), id);
  editMessage(message, body);
  message.loading = false;
  message.editions = [...(message.editions ?? []), body];
  return message;
}

/** DELETE /webhooks/…/messages/… */
export function deleteResponse(world: World, token: string, id: string): null {
  const message = findOwn(world, findAlive(world, token), id);
  world.messages.delete(message.id);
  return null;
}

/** POST /webhooks/…: the first one after a deferral edits the deferred message, whatever its flags say. */
export function followUp(world: World, gateway: GatewayServer, token: string, body: Json): Json {
  const interaction = findAlive(world, token);
  requireValid(body);
  const original = world.messages.get(interaction.original ?? "");
  if (original?.loading === true)
    return editResponse(world, token, "@original", { ...body, flags: original.flags });
  interaction.followUps++;
  if (interaction.personal && interaction.followUps > FOLLOW_UPS) throw refusals.followUpLimit();
  const flags = (body.flags ?? 0) & EPHEMERAL;
  const channel = findChannel(world, interaction.channel);
  return addMessage(world, gateway, channel, {
    ...pickShown(body),
    flags,
    author: world.bot,
    interaction: interaction.id,
  });
}
