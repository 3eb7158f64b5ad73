import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { Packet } from "../../adapters/discord/payloads.ts";
import { replaySession } from "../../adapters/discord/replay-session.ts";
import { createRest } from "../../adapters/discord/rest.ts";
import { startDiscordServer } from "../support/discord-server/server.ts";

/** A session whose holder died after it was greeted, and what people said since. */
async function leaveSession() {
  const discord = await startDiscordServer();
  onTestFinished(() => discord.close());
  const { channel } = discord.people.addGuild();
  const url = discord.apiUrl.replace("http", "ws").replace("/api", "");
  const socket = new WebSocket(url);
  const heard: Packet[] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data)) as Packet));
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send(JSON.stringify({ op: 2, d: { token: discord.token, intents: 1 << 9, shard: [0, 1] } }));
  await expect.poll(() => heard.at(-1)?.t).toBe("GUILD_CREATE");
  socket.terminate();
  const said = ["first", "second"].map((text) => discord.people.say(channel, "1000", text).id);
  const { session_id: sessionId } = heard.find(({ t }) => t === "READY")!.d as { session_id: string };
  const session = { sessionId, resumeURL: url, sequence: heard.at(-1)!.s!, shardId: 0, shardCount: 1 };
  const rest = createRest(discord.token, discord.apiUrl);
  const packets: Packet[] = [];
  const replay = (where: Partial<typeof session>) =>
    replaySession(
      { ...session, ...where },
      { rest, token: discord.token, onPacket: (packet) => packets.push(packet) },
    );
  const told = () =>
    packets.filter(({ t }) => t === "MESSAGE_CREATE").map(({ d }) => (d as { id: string }).id);
  return { discord, said, replay, told };
}

test("what was said after a session's holder died is heard by resuming it, as often as it is resumed", async () => {
  const { said, replay, told } = await leaveSession();
  expect(await replay({})).toBe(true);
  expect(told()).toEqual(said);
  expect(await replay({})).toBe(true);
  expect(told()).toEqual([...said, ...said]);
});

test("a session that Discord forgot is known to be gone", async () => {
  const { discord, replay, told } = await leaveSession();
  discord.gateway.refuseResumes = true;
  expect(await replay({})).toBe(false);
  expect(await replay({ sessionId: "77" })).toBe(false);
  expect(told()).toEqual([]);
});

test("a gateway that was not reached says nothing about the session, which can be asked for again", async () => {
  const { said, replay, told } = await leaveSession();
  await expect(replay({ resumeURL: "ws://127.0.0.1:9" })).rejects.toThrow("not reached");
  expect(await replay({})).toBe(true);
  expect(told()).toEqual(said);
});
