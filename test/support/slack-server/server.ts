import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { checkBlocks } from "./check-blocks.ts";
import { createSocketDelivery, type SocketDelivery } from "./delivery.ts";
import { type Arguments, createMethods, type Result, type Uploads } from "./methods.ts";
import { createOauth, type Oauth } from "./oauth.ts";
import { type Block, createWorkspace, type Shown, type Workspace } from "./state.ts";

export const APP_TOKEN = "xapp-1-A1-valid-app-token";
export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

/** A test's way to make a method fail: what to answer instead, or `null` to answer as usual. */
export type Interference = (
  method: string,
  args: Arguments,
  count: number,
) => { status?: number; retryAfter?: number; error?: string; drop?: "before" | "after" } | null;

/** Slack over loopback: Web API, Socket Mode, response_url, OAuth. Signed HTTP events: `createHttpDelivery`. */
export interface SlackServer {
  /** As for SLACK_API_URL. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly workspace: Workspace;
  /** By team. */
  readonly workspaces: Map<string, Workspace>;
  readonly sockets: SocketDelivery;
  readonly oauth: Oauth;
  /** What was uploaded, by file id. */
  readonly uploads: Uploads;
  /** Sets what the next calls run into; `null` for nothing. */
  interfere(interference: Interference | null): void;
  makeTrigger(user: string): string;
  /** An address that takes five answers within half an hour. */
  makeResponseUrl(workspace: Workspace, channel: string, user: string): string;
  /** Lets response_urls that are made from now on be expired already. */
  expireResponses(): void;
  close(): Promise<void>;
}

const RESPONSE_USES = 5;
const RESPONSE_TIME = 30 * 60_000;
const TRIGGER_TIME = 3_000;

/** Starts a server with one workspace. */
export async function startSlackServer({ deadline = 3_000 } = {}): Promise<SlackServer> {
  const workspace = createWorkspace();
  const workspaces = new Map([[workspace.team, workspace]]);
  const triggers = new Map<string, string>();
  const responses = new Map<
    string,
    { uses: number; until: number; workspace: Workspace; channel: string; user: string }
  >();
  const sockets = createSocketDelivery(deadline);
  const uploads: Uploads = new Map();
  const methods = createMethods({ triggers, uploads, origin: () => origin });
  const oauth = createOauth(workspaces);
  const counts = new Map<string, number>();
  let interference: Interference | null = null;
  let ids = 0;
  let responseTime = RESPONSE_TIME;
  const tickets = new Set<string>();

  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  const ws = new WebSocketServer({ noServer: true });
  http.on("upgrade", (request, socket, head) => {
    const ticket = new URL(request.url ?? "", "http://localhost").searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) return socket.destroy();
    ws.handleUpgrade(request, socket, head, (opened) => sockets.connect(opened));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", origin);
    const bytes = await readBody(request);
    const body = bytes.toString();
    if (url.pathname.startsWith("/api/")) return answerMethod(url.pathname.slice(5), request, body, response);
    if (url.pathname.startsWith("/upload/")) {
      const upload = uploads.get(url.pathname.slice(8));
      if (upload === undefined) return void response.writeHead(404).end();
      if (bytes.length !== upload.length) return void response.writeHead(400).end();
      upload.bytes = bytes;
      return void response.writeHead(200).end("OK");
    }
    if (url.pathname.startsWith("/response/")) return answerResponse(url.pathname.slice(10), body, response);
    response.writeHead(404).end();
  }

  async function answerMethod(
    method: string,
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ) {
    const args = readArguments(request, body);
    const token =
      String(request.headers.authorization ?? "").replace(/^Bearer /, "") || String(args.token ?? "");
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    const trouble = interference?.(method, args, count) ?? null;
    if (trouble?.drop === "before") return void response.destroy();
    if (trouble?.status !== undefined) {
      const headers = trouble.retryAfter === undefined ? {} : { "retry-after": String(trouble.retryAfter) };
      return void response
        .writeHead(trouble.status, headers)
        .end(JSON.stringify({ ok: false, error: "ratelimited" }));
    }
    const result =
      trouble?.error === undefined ? runMethod(method, token, args) : { ok: false, error: trouble.error };
    if (trouble?.drop === "after") return void response.destroy();
    const scopes = [...workspaces.values()].find((place) => oauth.isTokenOf(place, token))?.scopes ?? null;
    const told = scopes === null ? {} : { "x-oauth-scopes": scopes.join(",") };
    response.writeHead(200, { "content-type": "application/json", ...told }).end(JSON.stringify(result));
  }

  function runMethod(method: string, token: string, args: Arguments): Result {
    if (method === "apps.connections.open") return openConnection(token);
    if (method === "oauth.v2.access") return oauth.access(args);
    const at = [...workspaces.values()].find((place) => oauth.isTokenOf(place, token));
    if (at === undefined) return { ok: false, error: token === "" ? "not_authed" : "invalid_auth" };
    const { token: _, ...rest } = args;
    at.calls.push({ method, token, args: rest, at: Date.now() });
    return methods[method]?.(at, rest) ?? { ok: false, error: "unknown_method" };
  }

  function openConnection(token: string): Result {
    if (token !== APP_TOKEN)
      return { ok: false, error: token.startsWith("xapp-") ? "invalid_auth" : "not_allowed_token_type" };
    const ticket = `ticket-${++ids}`;
    tickets.add(ticket);
    return { ok: true, url: `${origin.replace("http", "ws")}/link/?ticket=${ticket}&app_id=A1` };
  }

  function answerResponse(id: string, body: string, response: ServerResponse): void {
    const place = responses.get(id);
    const message = JSON.parse(body) as Record<string, unknown>;
    const blocks = (message.blocks ?? []) as Block[];
    if (place === undefined || place.until < Date.now())
      return void response.writeHead(404).end("expired_url");
    if (++place.uses > RESPONSE_USES) return void response.writeHead(404).end("used_url");
    const refused =
      body.includes("unfetchable.") ||
      checkBlocks(blocks, "message").length > 0 ||
      (blocks.length === 0 && !message.text);
    if (refused) return void response.writeHead(400).end("invalid_blocks");
    const { channel, user } = place;
    const shown: Shown = {
      channel,
      user,
      thread: null,
      text: String(message.text ?? ""),
      blocks,
      arguments: message,
    };
    place.workspace.responses.push(shown);
    response.writeHead(200).end("ok");
  }

  return {
    apiUrl: `${origin}/api`,
    origin,
    workspace,
    workspaces,
    sockets,
    oauth,
    uploads,
    interfere(next) {
      counts.clear();
      interference = next;
    },
    makeTrigger(user) {
      const id = `trigger-${++ids}`;
      triggers.set(id, user);
      setTimeout(() => triggers.delete(id), TRIGGER_TIME).unref();
      return id;
    },
    makeResponseUrl(at, channel, user) {
      const id = `r${++ids}`;
      responses.set(id, { uses: 0, until: Date.now() + responseTime, workspace: at, channel, user });
      return `${origin}/response/${id}`;
    },
    expireResponses() {
      responseTime = -1;
    },
    async close() {
      for (const socket of ws.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Form fields, of which objects are JSON; or one JSON body. */
function readArguments(request: IncomingMessage, body: string): Arguments {
  if (request.headers["content-type"]?.includes("json")) return JSON.parse(body || "{}");
  const args: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body))
    args[name] = /^[{[]/.test(value) ? JSON.parse(value) : value;
  return args;
}
