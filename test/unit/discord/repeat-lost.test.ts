import { expect, test, vi } from "vitest";
import { repeatLost } from "../../../adapters/discord/repeat-lost.ts";

const lost = () => Promise.reject(Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" }));
const refused = () => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
const done = { status: 200 } as never;

async function send(url: string, init: object, attempts: (() => Promise<never>)[]) {
  vi.useFakeTimers();
  const makeRequest = vi.fn(() => attempts.shift()?.() ?? Promise.resolve(done));
  const sent = repeatLost(makeRequest)(url, init as never).catch((error: Error) => error.message);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  return [await sent, makeRequest.mock.calls.length];
}

test.each([
  ["a message", "https://d/api/v10/channels/1/messages", { method: "POST" }],
  ["an edit", "https://d/api/v10/webhooks/1/t/messages/@original", { method: "PATCH" }],
  ["a deferral", "https://d/api/v10/interactions/1/t/callback", { method: "POST" }],
])("%s is sent again when its connection was lost", async (_name, url, init) => {
  expect(await send(url, init, [lost, lost])).toEqual([done, 3]);
});

test("a follow-up is sent again only if it never left", async () => {
  const url = "https://d/api/v10/webhooks/1/t?wait=true";
  expect(await send(url, { method: "POST" }, [lost])).toEqual(["other side closed", 1]);
  expect(await send(url, { method: "POST" }, [refused])).toEqual([done, 2]);
});

test("what was given up is not sent again, and nothing for ever", async () => {
  const url = "https://d/api/v10/channels/1/messages";
  const signal = AbortSignal.abort();
  expect(await send(url, { method: "POST", signal }, [lost])).toEqual(["other side closed", 1]);
  expect(await send(url, { method: "GET" }, Array(9).fill(lost))).toEqual(["other side closed", 4]);
});
