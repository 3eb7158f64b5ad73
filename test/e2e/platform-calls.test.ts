import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRest } from "../../adapters/discord/rest.ts";
import { createApi } from "../../adapters/slack/call-api.ts";
import { createPace } from "../../adapters/slack/keep-pace.ts";
import { createSdkLog } from "../../adapters/slack/scrub-log.ts";
import type { CallOutcome } from "../../src/chat/chat-adapter.ts";
import { silentLog } from "../../src/log.ts";

let server: Server;
let address: string;
let answers: ((response: ServerResponse) => void)[];
let outcomes: CallOutcome[];
const onCall = (outcome: CallOutcome) => void outcomes.push(outcome);

const json =
  (status: number, body: object, headers = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };

beforeEach(async () => {
  answers = [];
  outcomes = [];
  server = createServer((request, response) => {
    request.resume();
    answers.shift()!(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test("every request to Discord is told with how it ended, repetitions too", async () => {
  const rest = createRest("token", address, onCall);
  answers = [
    json(429, { message: "slow down", retry_after: 0.01, global: false }, { "retry-after": "0.01" }),
    json(200, { id: "1" }),
    json(404, { code: 10003, message: "Unknown Channel" }),
    json(502, {}),
    json(200, {}),
  ];
  await rest.get("/channels/1");
  await expect(rest.get("/channels/2")).rejects.toMatchObject({ code: 10003 });
  await rest.get("/channels/3");
  expect(outcomes).toEqual(["rate-limited", "ok", "refused", "failed", "ok"]);
});

test("every request to Slack is told with how it ended, repetitions too", async () => {
  const logger = createSdkLog(silentLog);
  const tokenOf = async () => "xoxb-1";
  const call = createApi({ apiUrl: `${address}/`, logger, pace: createPace(), onCall, tokenOf });
  answers = [
    json(429, {}, { "retry-after": "0" }),
    json(200, { ok: true }),
    json(200, { ok: false, error: "channel_not_found" }),
    (response) => response.destroy(),
    json(200, { ok: true }),
  ];
  await call("T1", "conversations.info", { channel: "C1" });
  await expect(call("T1", "conversations.info", { channel: "C2" })).rejects.toMatchObject({
    code: "channel_not_found",
  });
  await call("T1", "conversations.info", { channel: "C3" });
  expect(outcomes).toEqual(["rate-limited", "ok", "refused", "failed", "ok"]);
});
