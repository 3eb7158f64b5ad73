import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Refusal } from "./failure.ts";
import type { Asked } from "./rest.ts";
import type { Json } from "./world.ts";

/** Something that goes wrong with the next requests that match. */
export interface Fault {
  /** Tested against `METHOD /path`. */
  readonly match: RegExp;
  readonly times: number;
  /** An answer instead of the real one; `cut`: none; `cut-after`: the request is done, its answer lost. */
  readonly answer:
    | { readonly status: number; readonly body?: Json; readonly headers?: Record<string, string> }
    | "cut"
    | "cut-after";
}

/** A request that came in, for tests to look at. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly status: number;
  readonly at: number;
}

/** Requests a bucket takes within some seconds; `null`: all. */
export interface RateLimit {
  readonly match: RegExp;
  readonly limit: number;
  readonly seconds: number;
}

export interface HttpOptions {
  readonly answer: (asked: Asked) => unknown;
  readonly rateLimit: () => RateLimit | null;
}

export interface HttpSide {
  readonly server: Server;
  readonly seen: Seen[];
  readonly faults: Fault[];
}

/** The HTTP side: bodies, rate limits with their headers, and faults. */
export function createHttpSide({ answer, rateLimit }: HttpOptions): HttpSide {
  const seen: Seen[] = [];
  const faults: Fault[] = [];
  const buckets = new Map<string, { used: number; resetsAt: number }>();

  function takeFault(line: string): Fault["answer"] | null {
    const index = faults.findIndex(({ match }) => match.test(line));
    const fault = faults[index];
    if (fault === undefined) return null;
    if (fault.times <= 1) faults.splice(index, 1);
    else faults[index] = { ...fault, times: fault.times - 1 };
    return fault.answer;
  }

  /** Counts a request; the headers say what is left, and `null` as headers' end that nothing is. */
  function count(line: string): { readonly headers: Record<string, string>; readonly over: boolean } {
    const rule = rateLimit();
    if (rule === null || !rule.match.test(line)) return { headers: {}, over: false };
    const now = Date.now();
    const old = buckets.get(line);
    const bucket =
      old === undefined || old.resetsAt <= now ? { used: 0, resetsAt: now + rule.seconds * 1000 } : old;
    bucket.used++;
    buckets.set(line, bucket);
    const headers = {
      "x-ratelimit-limit": String(rule.limit),
      "x-ratelimit-remaining": String(Math.max(0, rule.limit - bucket.used)),
      "x-ratelimit-reset": String(bucket.resetsAt / 1000),
      "x-ratelimit-reset-after": String((bucket.resetsAt - now) / 1000),
      "x-ratelimit-bucket": "abcd1234",
    };
    return { headers, over: bucket.used > rule.limit };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://server");
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ""));
    const method = request.method ?? "GET";
    const body = await readBody(request);
    const line = `${method} ${path}`;
    const note = (status: number) => seen.push({ method, path, body, status, at: Date.now() });
    const fault = takeFault(line);
    if (fault === "cut") return void request.socket.destroy();
    if (fault !== null && fault !== "cut-after") {
      note(fault.status);
      return send(response, fault.status, fault.body ?? {}, fault.headers);
    }
    const { headers, over } = count(line);
    if (over) {
      note(429);
      const wait = Number(headers["x-ratelimit-reset-after"]);
      const limited = { ...headers, "retry-after": String(Math.ceil(wait)), "x-ratelimit-scope": "user" };
      return send(
        response,
        429,
        { message: "You are being rate limited.", retry_after: wait, global: false },
        limited,
      );
    }
    const asked = {
      method,
      path,
      query: url.searchParams,
      body,
      authorization: request.headers.authorization,
    };
    const [status, result] = tryAnswer(answer, asked);
    note(status);
    if (fault === "cut-after") request.socket.destroy();
    else send(response, status, result, headers);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return { server, seen, faults };
}

function tryAnswer(answer: (asked: Asked) => unknown, asked: Asked): [number, unknown] {
  try {
    const result = answer(asked);
    return result === null ? [204, null] : [200, result];
  } catch (error) {
    if (error instanceof Refusal) return [error.status, error.toJson()];
    throw error;
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (status === 204) return void response.writeHead(204, headers).end();
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** JSON, or the JSON and the names and texts of files of a multipart form. */
async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (raw.length === 0) return {};
  if (!type.startsWith("multipart/form-data")) return JSON.parse(raw.toString()) as Json;
  const form = await new Response(raw, { headers: { "content-type": type } }).formData();
  const body = JSON.parse(String(form.get("payload_json") ?? "{}")) as Json;
  const files: Json[] = [];
  for (const [, value] of form)
    if (value instanceof File) files.push({ name: value.name, type: value.type, text: await value.text() });
  return { ...body, files };
}
