import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renderEntry } from "../../../adapters/web/render-entry.ts";
import { createHttpServer, type HttpServer } from "../../../adapters/web/server.ts";
import { createEventStreams } from "../../../adapters/web/stream-changes.ts";
import { createTranscript, type Entry, type Transcript } from "../../../adapters/web/transcript.ts";

const MEGABYTE = 2 ** 20;
let server: HttpServer;
let transcript: Transcript;
let address: string;
let listening: () => number;
const sockets: Socket[] = [];

beforeEach(async () => {
  server = createHttpServer("127.0.0.1", 0);
  const whole = createTranscript(10);
  let subscribed = 0;
  listening = () => subscribed;
  transcript = {
    ...whole,
    subscribe(listener) {
      const stop = whole.subscribe(listener);
      subscribed += 1;
      return () => {
        subscribed -= 1;
        stop();
      };
    },
  };
  const streamChanges = createEventStreams(transcript, (entry) => renderEntry(entry, "en", []), {
    maxWaiting: MEGABYTE,
    maxStreams: 5,
    maxPerPerson: 2,
  });
  const routes = new Hono();
  routes.get("/events/:person", (context) =>
    streamChanges(context, { person: context.req.param("person"), locale: "en" }),
  );
  server.mount(routes);
  address = await server.listen();
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

/** A client that sends its request, reads the beginning of the answer and then nothing until it is resumed. */
async function open(person: string): Promise<Socket> {
  const socket = connect(Number(new URL(address).port), "127.0.0.1");
  sockets.push(socket);
  socket.on("error", () => {});
  socket.write(`GET /events/${person} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const [head] = (await once(socket, "data")) as [Buffer];
  socket.pause();
  expect(head.toString()).toContain("HTTP/1.1 200");
  return socket;
}

const status = async (person: string) => (await fetch(`${address}/events/${person}`)).status;

function say(text: string, fields: Partial<Entry> = {}): void {
  transcript.put({
    id: `id-${Math.random()}`,
    thread: null,
    author: "web:a",
    audience: null,
    text,
    card: null,
    cardHtml: null,
    reactions: [],
    delivery: null,
    at: 0,
    ...fields,
  });
}

test("a client that does not read is dropped; one that reads gets everything in order", async () => {
  const slow = await open("slow");
  const quick = await open("quick");
  let heard = "";
  quick.on("data", (chunk: Buffer) => {
    heard += chunk.toString();
  });
  quick.resume();
  for (let index = 0; index < 60; index++) {
    say(`<${index}>${"x".repeat(300_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await expect.poll(() => listening(), { timeout: 10_000 }).toBe(1);
  await expect.poll(() => heard.match(/&lt;\d+&gt;/g)?.length, { timeout: 10_000 }).toBe(60);
  expect(heard.match(/&lt;\d+&gt;/g)).toEqual(Array.from({ length: 60 }, (_, index) => `&lt;${index}&gt;`));
  const closed = once(slow, "close");
  slow.resume();
  await closed;
});

test("what is meant for one person reaches nobody else, and markup is escaped", async () => {
  const socket = await open("b");
  let heard = "";
  socket.on("data", (chunk: Buffer) => {
    heard += chunk.toString();
  });
  socket.resume();
  say("for a alone", { audience: "a" });
  say("<script>alert(1)</script>", { audience: "b" });
  await expect.poll(() => heard).toContain("&lt;script&gt;");
  expect(heard).not.toContain("for a alone");
  expect(heard).not.toContain("<script>");
});

test("streams are bounded for each person and in all; a closed one makes room", async () => {
  const first = await open("a");
  await open("a");
  expect(await status("a")).toBe(503);
  await open("b");
  await open("b");
  await open("c");
  expect(await status("d")).toBe(503);
  first.destroy();
  await expect.poll(() => listening()).toBe(4);
  await open("d");
});
