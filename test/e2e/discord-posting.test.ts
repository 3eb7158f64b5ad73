import { expect, test } from "vitest";
import { decodeMessage, encodeChannel } from "../../adapters/discord/ids.ts";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import { BITS } from "../support/discord-server/permissions.ts";
import { fail, type Started, soon, startAdapter, wordsOf } from "../support/discord-server/start-adapter.ts";
import { sampleBriefCard, sampleNoticeCard } from "../support/sample-cards.ts";

const rawOf = (message: string) => decodeMessage(message)!;
const say = (started: Started, text = "look at this") => {
  const { id } = started.server.people.say(started.raw, started.person, text);
  return `${started.raw}-${id}`;
};
const postedIn = ({ server: { world } }: Started, channel: string) =>
  [...world.messages.values()].filter((m) => m.channel_id === channel && m.author.id === world.bot.id);
const card = sampleBriefCard();

test("a thread under a message carries the article's name; a second card goes into the same thread", async () => {
  const started = await startAdapter();
  const { adapter, channel, server } = started;
  const thread = say(started);
  const first = await adapter.post({ channel, thread }, card);
  const second = await adapter.post({ channel, thread }, sampleNoticeCard());
  const root = rawOf(thread).message;
  expect([rawOf(first).channel, rawOf(second).channel]).toEqual([root, root]);
  const made = server.seen.filter(({ path }) => path.endsWith("/threads"));
  expect(made.map(({ body }) => body.name)).toEqual(["Night ferry returns to Port Sorrel"]);
});

test("a thread that another instance has started already is used", async () => {
  const started = await startAdapter();
  const { adapter, channel, server } = started;
  const thread = say(started);
  server.fault({ match: /\/threads$/, answer: "cut-after" });
  const id = await adapter.post({ channel, thread }, card);
  expect(rawOf(id).channel).toBe(rawOf(thread).message);
});

test("where threads are not allowed the card becomes a reply that pings nobody", async () => {
  const started = await startAdapter();
  const { adapter, channel, server, raw } = started;
  server.people.deny(raw, BITS.createThreads);
  const thread = say(started);
  const id = rawOf(await adapter.post({ channel, thread }, card));
  expect(id.channel).toBe(raw);
  expect(server.world.messages.get(id.message)).toMatchObject({
    message_reference: { message_id: rawOf(thread).message },
    allowed_mentions: { parse: [], replied_user: false },
  });
});

test("in a thread, and in a direct conversation, the card is a reply as well", async () => {
  const started = await startAdapter();
  const { adapter, bot, channel, server, person, raw } = started;
  const root = say(started);
  await adapter.post({ channel, thread: root }, card);
  const inThread = server.people.say(rawOf(root).message, person, `<@${server.world.bot.id}> and this`);
  const heard = await soon(() => bot.posted.find(({ message }) => message.endsWith(inThread.id)) ?? fail());
  expect(heard).toMatchObject({ thread: root, origin: { channel } });
  expect(rawOf(await adapter.post({ channel, thread: heard.message }, card)).channel).toBe(
    rawOf(root).message,
  );
  expect(rawOf(await adapter.post({ channel, thread: heard.thread }, card)).channel).toBe(
    rawOf(root).message,
  );

  const direct = server.people.addChannel(null);
  const { id } = server.people.say(direct, person, "privately");
  const reply = await adapter.post(
    { channel: encodeChannel({ guild: null, channel: direct }), thread: `${direct}-${id}` },
    card,
  );
  expect(server.world.messages.get(rawOf(reply).message)?.message_reference.message_id).toBe(id);
  expect(raw).not.toBe(direct);
});

test("a post whose answer is lost is sent again and posted once", async () => {
  const started = await startAdapter();
  started.server.fault({ match: /^POST .*\/messages$/, answer: "cut-after", times: 2 });
  await started.adapter.post({ channel: started.channel, thread: null }, card);
  expect(postedIn(started, started.raw)).toHaveLength(1);
});

test("a delivery carries its id as the nonce; the same within minutes is posted once, and found much later", async () => {
  const started = await startAdapter();
  const { adapter, channel, raw, server, person } = started;
  const delivery = { id: `${"d".repeat(24)}7` };
  const since = new Date(server.world.now() - 1000);
  const first = await adapter.post({ channel, thread: null }, card, delivery);
  expect(await adapter.post({ channel, thread: null }, card, delivery)).toBe(first);
  expect(postedIn(started, raw)).toHaveLength(1);
  const [{ body } = fail()] = server.seen.filter(
    ({ method, path }) => method === "POST" && path.endsWith("/messages"),
  );
  expect(body).toMatchObject({ nonce: delivery.id, enforce_nonce: true });
  for (let i = 0; i < 250; i++) server.people.say(raw, person, `message ${i}`);
  server.world.skip(3_600_000);
  expect(await adapter.findDelivery?.(channel, delivery.id, since)).toBe(first);
  expect(await adapter.findDelivery?.(channel, "d".repeat(25), since)).toBeNull();
  expect(await adapter.findDelivery?.(channel, delivery.id, new Date(server.world.now()))).toBeNull();
});

test("rate limits are waited out: what Discord counts is never over its limit by much", async () => {
  const started = await startAdapter();
  const { adapter, channel, raw, server } = started;
  server.limit({ match: new RegExp(`^POST /channels/${raw}/messages$`), limit: 2, seconds: 0.4 });
  await Promise.all(Array.from({ length: 6 }, () => adapter.post({ channel, thread: null }, card)));
  expect(postedIn(started, raw)).toHaveLength(6);
  expect(server.seen.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(1);
});

test("a long pause that Discord asks for is handed on", async () => {
  const { adapter, channel, server } = await startAdapter();
  const headers = { "retry-after": "120", "x-ratelimit-scope": "user" };
  const answer = { status: 429, headers, body: { message: "slow", retry_after: 120, global: false } };
  server.fault({ match: /^POST .*\/messages$/, answer });
  const refused = adapter.post({ channel, thread: null }, card);
  await expect(refused).rejects.toMatchObject({
    name: "DeliveryError",
    permanent: false,
    retryAfter: expect.toSatisfy((ms) => ms > 100_000),
  });
});

test("errors of the server's are not for good", async () => {
  const { adapter, channel, server } = await startAdapter();
  server.fault({ match: /^POST .*\/messages$/, answer: { status: 500 }, times: 9 });
  await expect(adapter.post({ channel, thread: null }, card)).rejects.toMatchObject({ permanent: false });
});

test("a refusal for want of permissions is for good and names them", async () => {
  const started = await startAdapter();
  const { adapter, channel, server, raw } = started;
  server.people.deny(raw, BITS.sendMessages | BITS.embedLinks);
  await soon(async () => {
    const error = await adapter.post({ channel, thread: null }, card).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ permanent: true });
    expect(String(error)).toMatch(/the bot lacks: Send Messages, Embed Links/);
  });
});

test("ids that are no ids of Discord's are refused for good", async () => {
  const { adapter, channel } = await startAdapter();
  const wrong = [
    adapter.post({ channel: "C0", thread: null }, card),
    adapter.update(channel, "1.2", card),
    adapter.post({ channel, thread: "x" }, card),
  ];
  for (const refused of wrong) await expect(refused).rejects.toMatchObject({ permanent: true });
});

test("a card whose picture Discord refuses is posted without it, its link kept", async () => {
  const started = await startAdapter();
  const refusal = { status: 400, body: { code: 50035, message: "Invalid Form Body", errors: {} } };
  started.server.fault({ match: /^POST .*\/messages$/, answer: refusal });
  await started.adapter.post({ channel: started.channel, thread: null }, card);
  const [posted] = postedIn(started, started.raw);
  expect(posted?.embeds[0].thumbnail).toBeUndefined();
  expect(JSON.stringify(posted?.embeds)).toContain("https://harbour.example/ferry");
  expect(wordsOf(posted)).toContain("Night ferry");
});

test("a whisper is a direct message; to whom takes none, it fails for good", async () => {
  const started = await startAdapter();
  const { adapter, channel, server, person } = started;
  await adapter.whisper(channel, person, sampleNoticeCard({ text: "Psst" }));
  expect(postedIn(started, started.raw)).toEqual([]);
  const closed = { status: 403, body: { code: 50007, message: "Cannot send messages to this user" } };
  server.fault({ match: /^POST .*\/messages$/, answer: closed });
  await expect(adapter.whisper(channel, person, card)).rejects.toMatchObject({ permanent: true });
});

test("updates and removals reach messages in threads", async () => {
  const started = await startAdapter();
  const { adapter, channel, server } = started;
  const id = await adapter.post({ channel, thread: say(started) }, card);
  await adapter.update(channel, id, sampleNoticeCard({ text: "Changed" }));
  expect(wordsOf(server.world.messages.get(rawOf(id).message))).toContain("Changed");
  await adapter.remove(channel, id);
  expect(server.world.messages.has(rawOf(id).message)).toBe(false);
  await expect(adapter.update(channel, id, card)).rejects.toMatchObject({ permanent: true });
});

test("everything that the bot sends mentions nobody", async () => {
  const started = await startAdapter();
  const { adapter, channel, server, person } = started;
  const evil = sampleNoticeCard({ text: "@everyone <@123456789012345678> <@&123456789012345678>" });
  const id = await adapter.post({ channel, thread: say(started) }, evil);
  await adapter.update(channel, id, evil);
  await adapter.whisper(channel, person, evil);
  const bodies = server.seen
    .filter(({ body }) => Array.isArray(body.embeds))
    .map(({ body }) => body.allowed_mentions);
  expect(bodies).toHaveLength(3);
  for (const allowed of bodies) expect(allowed).toEqual({ parse: [], replied_user: false });
});
