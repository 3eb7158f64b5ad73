import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NoticeCard } from "../../src/card/card.ts";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import { describeError, scrubSecrets } from "../../src/describe-error.ts";
import { createLog } from "../../src/log.ts";
import { runRequest } from "../../src/request.ts";
import { createSampleChat, sampleCall } from "../support/sample-chat.ts";

/** A log that keeps its lines. */
function openLog() {
  const lines: Record<string, unknown>[] = [];
  return { lines, log: createLog("trace", { write: (line) => void lines.push(JSON.parse(line)) }) };
}

describe("requests", () => {
  test("a bug is shown with the id that all log lines of its request carry, and no other's", async () => {
    const { lines, log } = openLog();
    let draw = 0;
    const chat = await createSampleChat({ log, random: () => (draw += 0.1) });
    chat.reader.readLink = async (url) => {
      log.info({}, "reading");
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw new TypeError(`cannot read ${url}`);
    };
    const link = "https://harbour.example/es/ferri?session=s3cret";
    const replies = await Promise.all([1, 2].map(() => chat.bot.command(sampleCall("summarize", { link }))));
    const shown = replies.map(({ cards: [card] }) => (card as NoticeCard).reference);
    expect(new Set(shown).size).toBe(2);
    for (const reference of shown) {
      const own = lines.filter(({ request }) => request === reference).map(({ msg }) => msg);
      expect(own).toEqual(["reading", "a bug"]);
    }
    expect(JSON.stringify(lines)).not.toContain("s3cret");
    await chat.store.close();
  });

  test("what nobody asked for has no id", async () => {
    const { lines, log } = openLog();
    await runRequest(
      () => 0.5,
      async () => log.info({}, "inside"),
    );
    log.info({}, "outside");
    expect(lines.map(({ request }) => typeof request)).toEqual(["string", "undefined"]);
  });
});

describe("errors in the log", () => {
  const secrets = [
    "xoxb-1234-5678-abcdef",
    "xapp-1-A1-2-deadbeef",
    "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs",
    "hunter2",
    "aW50ZXJhY3Rpb246ODQ2",
  ] as const;
  const told = [
    `request with Bot ${secrets[2]} failed`,
    `invalid token ${secrets[0]} (${secrets[1]})`,
    `connect postgres://dragoman:${secrets[3]}@db.example/dragoman failed`,
    `GET https://paper.example/a?key=${secrets[3]}&x=1 failed`,
    `POST https://discord.com/api/v10/webhooks/123456789012345678/${secrets[4]}/messages/@original`,
    `Authorization: Bearer ${secrets[3]}`,
  ];

  test.each(told)("hold no secret: %s", (message) => {
    const { lines, log } = openLog();
    const cause = Object.assign(new Error(message), { requestBody: { content: "what somebody wrote" } });
    log.error({ err: new DeliveryError(message, false, null, cause) }, "refused");
    log.warn({ error: cause }, "failed");
    const written = JSON.stringify(lines);
    for (const secret of secrets) expect(written).not.toContain(secret);
    expect(written).not.toContain("what somebody wrote");
    expect(lines[0]).toMatchObject({ err: { name: "DeliveryError", cause: { name: "Error" } } });
  });

  test("say what, where and why", () => {
    const error = Object.assign(new Error("no room"), { code: "ENOSPC" });
    expect(describeError(error)).toMatchObject({ name: "Error", message: "no room", code: "ENOSPC" });
    expect((describeError(error) as { stack: string }).stack).toContain("log.test.ts");
  });

  test("any thrown value is described, whatever it is", () => {
    fc.assert(fc.property(fc.anything(), (thrown) => JSON.stringify(describeError(thrown)) !== undefined));
    fc.assert(fc.property(fc.string(), (text) => scrubSecrets(text).length <= 1_400));
    const loop = new Error("loop");
    loop.cause = loop;
    expect(JSON.stringify(describeError(loop)).length).toBeLessThan(20_000);
  });
});
