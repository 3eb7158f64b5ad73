import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createSlackAdapter,
  type SlackAdapter,
  type SlackAdapterOptions,
} from "../../../adapters/slack/adapter.ts";
import { silentLog } from "../../../src/log.ts";
import { createMemoryInbox } from "../memory-inbox.ts";
import { createHttpDelivery, type Delivery } from "./delivery.ts";
import { createPeople, type People } from "./people.ts";
import { APP_TOKEN, SIGNING_SECRET, type SlackServer, startSlackServer } from "./server.ts";

/** A server, an adapter that is not started, and people who act in its workspace. */
export interface Stage {
  readonly server: SlackServer;
  readonly adapter: SlackAdapter;
  readonly people: People;
  close(): Promise<void>;
}

const known = new WeakMap<SlackServer, Set<string>>();

/** What all adapters of a server know again. */
function knownOf(server: SlackServer): Set<string> {
  const events = known.get(server) ?? new Set();
  known.set(server, events);
  return events;
}

/** An adapter for a server, in Socket Mode and one workspace where nothing else is said. */
export function makeAdapter(server: SlackServer, options: Partial<SlackAdapterOptions> = {}): SlackAdapter {
  return createSlackAdapter({
    botToken: server.workspace.botToken,
    appToken: APP_TOKEN,
    signingSecret: null,
    apiUrl: server.apiUrl,
    oauth: null,
    inbox: createMemoryInbox(knownOf(server)),
    log: silentLog,
    ...options,
  });
}

/** Socket Mode. */
export async function stageSocketMode(options: Partial<SlackAdapterOptions> = {}): Promise<Stage> {
  const server = await startSlackServer();
  const adapter = makeAdapter(server, options);
  const people = createPeople(server, server.sockets);
  return {
    server,
    adapter,
    people,
    async close() {
      await adapter.stop();
      await server.close();
    },
  };
}

/** The adapter's HTTP side behind a server of its own, as the main program mounts it. */
export async function serveAdapter(
  adapter: SlackAdapter,
): Promise<{ origin: string; close(): Promise<void> }> {
  const http = createServer((request, response) => {
    if (!adapter.handleHttp(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async close() {
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

/** HTTP mode with signed requests. */
export async function stageHttpMode(
  options: Partial<SlackAdapterOptions> = {},
): Promise<Stage & { readonly origin: string; readonly delivery: Delivery }> {
  const server = await startSlackServer();
  const adapter = makeAdapter(server, { appToken: null, signingSecret: SIGNING_SECRET, ...options });
  const http = await serveAdapter(adapter);
  const delivery = createHttpDelivery(() => `${http.origin}/slack/events`, SIGNING_SECRET);
  return {
    server,
    adapter,
    people: createPeople(server, delivery),
    origin: http.origin,
    delivery,
    async close() {
      await adapter.stop();
      await http.close();
      await server.close();
    },
  };
}
