import { afterEach, describe, expect, test } from "vitest";
import { decodeMessage } from "../../adapters/discord/ids.ts";
import { encodePlace } from "../../adapters/slack/ids.ts";
import { BITS } from "../support/discord-server/permissions.ts";
import { startAdapter } from "../support/discord-server/start-adapter.ts";
import { createRecordingBot } from "../support/recording-bot.ts";
import { sampleDigestCard, samplePicture } from "../support/sample-cards.ts";
import type { Interference } from "../support/slack-server/server.ts";
import { type Stage, stageSocketMode } from "../support/slack-server/start-adapter.ts";

const card = sampleDigestCard({ picture: samplePicture() });
const alt = samplePicture().alt;
const delivery = { id: "d1e2l3" };

describe("on Slack", () => {
  const target = { channel: encodePlace({ team: "T1", id: "C1" }), thread: null };
  let stage: Stage;
  afterEach(() => stage.close());

  async function post(interference: Interference | null = null) {
    stage = await stageSocketMode();
    await stage.adapter.start(createRecordingBot());
    stage.server.interfere(interference);
    const id = await stage.adapter.post(target, card, delivery);
    const { messages, files } = stage.server.workspace;
    const images = messages.flatMap(({ blocks }) => blocks.filter(({ type }) => type === "image"));
    return { id, messages, files, images, uploads: [...stage.server.uploads.values()] };
  }

  test("a picture stands in the message itself, below the title, with its words", async () => {
    const { messages, images, files, uploads } = await post();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.blocks[1]?.type).toBe("image");
    expect(images).toEqual([{ type: "image", slack_file: { id: "F1" }, alt_text: alt }]);
    expect(uploads).toMatchObject([{ name: "picture.png", alt, complete: true }]);
    expect(files).toEqual([]);
  });

  test.each([
    ["without the scope files:write", "files.getUploadURLExternal", { error: "missing_scope" }],
    ["where the upload is not completed", "files.completeUploadExternal", { error: "internal_error" }],
    ["where uploads are limited", "files.getUploadURLExternal", { error: "storage_limit_reached" }],
  ])("%s the card goes out once, without", async (_, method, trouble) => {
    const { messages, images } = await post((called) => (called === method ? trouble : null));
    expect(messages).toHaveLength(1);
    expect(images).toEqual([]);
  });

  test("a picture that Slack still works on is named a moment later", async () => {
    const early: Interference = (method, _, count) =>
      method === "chat.postMessage" && count === 1 ? { error: "invalid_blocks" } : null;
    const { messages, images } = await post(early);
    expect(messages).toHaveLength(1);
    expect(images).toHaveLength(1);
  });

  test("a picture that Slack refuses for good is left out", async () => {
    const never: Interference = (method, args) =>
      method === "chat.postMessage" && JSON.stringify(args.blocks).includes("slack_file")
        ? { error: "invalid_blocks" }
        : null;
    const { messages, images } = await post(never);
    expect(messages).toHaveLength(1);
    expect(images).toEqual([]);
  }, 15_000);

  test("a post whose answer was lost is found again, picture and all, and not repeated", async () => {
    const lost: Interference = (method, _, count) =>
      method === "chat.postMessage" && count === 1 ? { drop: "after" } : null;
    const { id, messages, images } = await post(lost);
    expect(messages).toHaveLength(1);
    expect(images).toHaveLength(1);
    expect(await stage.adapter.findDelivery?.(target.channel, delivery.id, new Date(0))).toBe(id);
  });
});

describe("on Discord", () => {
  const postedIn = ({ server: { world } }: Awaited<ReturnType<typeof startAdapter>>, channel: string) =>
    [...world.messages.values()].filter((m) => m.channel_id === channel && m.author.id === world.bot.id);

  test("a picture is attached to the message itself, with its words", async () => {
    const started = await startAdapter();
    const { adapter, channel, server } = started;
    const id = decodeMessage(await adapter.post({ channel, thread: null }, card, delivery))!;
    const message = server.world.messages.get(id.message)!;
    expect(message.files).toMatchObject([{ name: "picture.png", type: "image/png" }]);
    expect(message.files[0].text).toContain("PNG");
    expect(message.attachments).toEqual([{ id: 0, filename: "picture.png", description: alt }]);
  });

  test("a post whose answer was lost is repeated and there once", async () => {
    const started = await startAdapter();
    const { adapter, channel, server, raw } = started;
    server.fault({ match: /^POST .*\/messages$/, answer: "cut-after" });
    await adapter.post({ channel, thread: null }, card, delivery);
    expect(postedIn(started, raw)).toHaveLength(1);
  });

  test("where the bot may not attach files the card goes out once, without", async () => {
    const started = await startAdapter();
    const { adapter, channel, server, raw } = started;
    server.people.deny(raw, BITS.attachFiles);
    await adapter.post({ channel, thread: null }, card, delivery);
    const posted = postedIn(started, raw);
    expect(posted).toHaveLength(1);
    expect(posted[0]?.files).toBeUndefined();
    expect(posted[0]?.embeds).toHaveLength(1);
  });
});
