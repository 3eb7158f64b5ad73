import type { Config } from "../../src/config.ts";
import type { Check, Finding } from "./doctor.ts";
import { type Ask, unreachable } from "./doctor-ask.ts";

const PORTAL = "https://discord.com/developers/applications";
const NEW_TOKEN = `Copy the token from ${PORTAL} → your application → Bot → Reset Token.`;
const TURN_ON = `Turn on “Message Content Intent” at ${PORTAL} → your application → Bot.`;

/** Flags of an application: the intent for messages' texts, also for bots in fewer than 100 servers. */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

/** Whether Discord accepts the token, how many connections are left today, which intents are turned on. */
export function checkDiscord({ token, apiUrl }: NonNullable<Config["discord"]>, ask: Ask): Check[] {
  const base = `${(apiUrl ?? "https://discord.com/api").replace(/\/+$/, "").replace(/\/v\d+$/, "")}/v10`;
  const get = (path: string) => ask(base + path, { headers: { authorization: `Bot ${token}` } });
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return [shape];
  return [
    {
      subject: "Discord token",
      async run() {
        const answer = await get("/gateway/bot").catch((error: unknown) => error);
        if (!isAnswer(answer)) return [unreachable("Discord", "DISCORD_API_URL", answer)];
        return [readGateway(answer.status, answer.body)];
      },
    },
    {
      subject: "Discord intents",
      async run() {
        const answer = await get("/applications/@me").catch(() => null);
        return answer?.status === 200 ? [readFlags(answer.body)] : [];
      },
    },
  ];
}

const shape: Check = {
  subject: "Discord token",
  run: async () => [
    {
      state: "wrong",
      subject: "DISCORD_TOKEN",
      found: "is not a bot token, which has three parts separated by dots.",
      advice: NEW_TOKEN,
    },
  ],
};

function readGateway(status: number, body: Readonly<Record<string, unknown>>): Finding {
  const subject = "Discord token";
  if (status === 401)
    return { state: "wrong", subject, found: "refused; it may have been reset.", advice: NEW_TOKEN };
  if (status !== 200)
    return {
      state: "wrong",
      subject,
      found: `Discord answered with ${status}.`,
      advice: "Try again later; check DISCORD_API_URL if it is set.",
    };
  const remaining = (body.session_start_limit as { remaining?: unknown } | undefined)?.remaining;
  if (remaining === 0)
    return {
      state: "wrong",
      subject,
      found: "accepted, but no connection is left for today.",
      advice: "Something restarts the bot over and over: find out what before tomorrow.",
    };
  return { state: "ok", subject, found: `accepted; ${remaining ?? "unknown"} connections left today.` };
}

function readFlags({ flags }: Readonly<Record<string, unknown>>): Finding {
  const subject = "Discord intents";
  if ((Number(flags) & MESSAGE_CONTENT) !== 0)
    return { state: "ok", subject, found: "the text of messages can be read." };
  return {
    state: "warning",
    subject,
    found: "the text of messages cannot be read: links are seen in mentions and commands only.",
    advice: TURN_ON,
  };
}

function isAnswer(value: unknown): value is Awaited<ReturnType<Ask>> {
  return typeof value === "object" && value !== null && "status" in value && "body" in value;
}
