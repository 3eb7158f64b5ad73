import * as v from "valibot";
import { TranslationError } from "./translation.ts";

/** How a service is reached; the address is the operator's own and may be private. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly url: string;
  readonly key: string | null;
  readonly fetch: typeof fetch;
}

interface Question {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or form fields; without it the request is a GET. */
  readonly body?: object | URLSearchParams;
}

const TIMEOUT = 15_000;
const MAX_ANSWER = 1_000_000;

/**
 * Asks a service and checks its answer. Redirects are not followed: texts go to the configured address alone. Throws
 * TranslationError, whose words hold no part of request or answer.
 */
export async function callService<Schema extends v.GenericSchema>(
  { url, fetch }: Pick<Endpoint, "url" | "fetch">,
  { path, headers = {}, body }: Question,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const isForm = body instanceof URLSearchParams;
  const type = { "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json" };
  const request: RequestInit = {
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT),
    headers: { accept: "application/json", ...(body === undefined ? {} : type), ...headers },
    ...(body === undefined ? {} : { method: "POST", body: isForm ? body.toString() : JSON.stringify(body) }),
  };
  const answer = await reach(() => fetch(url + path, request));
  if (!answer.ok) {
    await answer.body?.cancel();
    throw new TranslationError(answer.status >= 500 ? "unavailable" : "refused", `HTTP ${answer.status}`);
  }
  const parsed = v.safeParse(schema, parseJson(await reach(() => readText(answer))));
  if (!parsed.success) throw new TranslationError("unavailable", "its answer cannot be read");
  return parsed.output;
}

async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TranslationError) throw error;
    throw new TranslationError("unavailable", (error as Error).name, error);
  }
}

async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > MAX_ANSWER) throw new TranslationError("unavailable", "its answer is too large");
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
