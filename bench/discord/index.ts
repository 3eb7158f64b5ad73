import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { DiscordServer } from "../../test/support/discord-server/server.ts";
import { startDiscordServer } from "../../test/support/discord-server/server.ts";

const GUILDS = 1_000;
const CHANNELS_PER_GUILD = 30;
const MESSAGES = 50_000;
const BURST = 200;

/**
 * The Discord adapter in a process of its own, against a server of the same protocol in this one: its memory with
 * 1,000 servers of 30 channels and after 50,000 messages, and how soon 200 interactions at once are deferred.
 */
export async function discord(_dataDir: string): Promise<void> {
  const server = await startDiscordServer();
  const channels = populate(server);
  const child = spawn(
    process.execPath,
    [
      "--expose-gc",
      "--import",
      "tsx",
      new URL("adapter-process.ts", import.meta.url).pathname,
      server.apiUrl,
      server.token,
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string) as Measured;
  try {
    report("before connecting", await next());
    child.stdin.write("measure\n");
    report(`${GUILDS} servers, ${channels.length} channels`, await next());
    const peak = await sayMuch(server, channels, child, next);
    report(
      `… and ${MESSAGES} messages (highest seen ${peak.toFixed(0)} MB)`,
      await measureAfter(child, next),
    );
    await burst(server, channels[0]!);
  } finally {
    child.stdin.end("stop\n");
    await once(child, "exit");
    await server.close();
  }
}

/** What the adapter's process tells of itself. */
interface Measured {
  readonly rssMb: number;
  readonly heapMb: number;
  readonly messages: number;
  readonly detail: string;
}

function report(what: string, { rssMb, heapMb, messages, detail }: Measured): void {
  const memory = `${rssMb.toFixed(0)} MB resident, ${heapMb.toFixed(0)} MB of heap`;
  console.log(`${what}: ${memory}; ${messages} messages handled; ${detail}`);
}

function populate({ people }: DiscordServer): string[] {
  return Array.from({ length: GUILDS }, () => {
    const { guild, channel } = people.addGuild();
    return [channel, ...Array.from({ length: CHANNELS_PER_GUILD - 1 }, () => people.addChannel(guild))];
  }).flat();
}

type Child = ReturnType<typeof spawn>;
type Next = () => Promise<Measured>;

async function measureAfter(child: Child, next: Next) {
  child.stdin?.write("measure\n");
  return next();
}

/** As people write: each message some words and a link, spread over all channels. Returns the highest memory seen. */
async function sayMuch(
  server: DiscordServer,
  channels: readonly string[],
  child: Child,
  next: Next,
): Promise<number> {
  const person = server.world.nextId();
  let peak = 0;
  for (let i = 1; i <= MESSAGES; i++) {
    const channel = channels[i % channels.length]!;
    const { id } = server.people.say(
      channel,
      person,
      `message ${i} ${"words ".repeat(20)} https://harbour.example/${i}`,
    );
    server.world.messages.delete(id);
    for (const session of server.gateway.sessions.values()) session.events.length = 0;
    if (i % 5_000 === 0) peak = Math.max(peak, (await measureAfter(child, next)).rssMb);
  }
  return peak;
}

async function burst(server: DiscordServer, channel: string): Promise<void> {
  const person = server.world.nextId();
  const interactions = Array.from({ length: BURST }, () =>
    server.people.command({ channel, person }, "summarize", [
      { name: "link", type: 3, value: "https://harbour.example/" },
    ]),
  );
  const edits = () => server.seen.filter(({ method, status }) => method === "PATCH" && status === 200).length;
  const deadline = Date.now() + 30_000;
  while (edits() < BURST && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  const waits = interactions.map(({ acknowledgedAt, createdAt }) => (acknowledgedAt ?? Infinity) - createdAt);
  console.log(
    `${BURST} interactions at once: the last deferred after ${Math.max(...waits)} ms, ${edits()} answered`,
  );
}
