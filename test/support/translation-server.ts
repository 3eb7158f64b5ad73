import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Protocol = "libretranslate" | "deepl" | "apertium";

/** What came in: the path with its query, the body as it was sent. */
export interface TranslationRequest {
  readonly path: string;
  readonly body: string;
  readonly authorization: string;
}

/** A service over loopback that puts `[to]` before each text. */
export interface TranslationServer {
  readonly url: string;
  readonly seen: TranslationRequest[];
  /** What to answer instead of a translation; `null` for nothing unusual. */
  trouble: {
    readonly status?: number;
    readonly body?: string;
    readonly location?: string;
    readonly hang?: boolean;
  } | null;
  close(): Promise<void>;
}

export const KEY = "11111111-2222-3333-4444-555555555555:fx";

type Answer = readonly [status: number, body: unknown];

/** Speaks one of the protocols, from their published references: Spanish, English and French both ways, Catalan one way. */
export async function startTranslationServer(protocol: Protocol): Promise<TranslationServer> {
  const seen: TranslationRequest[] = [];
  const http = createServer(async (request, response) => {
    const body = await readBody(request);
    const path = request.url ?? "/";
    seen.push({ path, body, authorization: request.headers.authorization ?? "" });
    const trouble = path.includes("translate") ? started.trouble : null;
    if (trouble?.hang) return;
    if (trouble?.location !== undefined)
      return void response.writeHead(307, { location: trouble.location }).end();
    if (trouble !== null)
      return void response.writeHead(trouble.status ?? 200).end(trouble.body ?? '{"error":"no"}');
    const [status, answer] = answers[protocol](path, body, request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const started: TranslationServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    seen,
    trouble: null,
    async close() {
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
  return started;
}

const answers: Record<Protocol, (path: string, body: string, request: IncomingMessage) => Answer> = {
  libretranslate(path, body) {
    if (path === "/languages")
      return [
        200,
        ["es", "en", "fr"].map((code) => ({ code, name: code, targets: ["es", "en", "fr", "ca"] })),
      ];
    const { q, source, target, format, api_key } = JSON.parse(body);
    if (path !== "/translate" || format !== "text" || !source) return [400, { error: "Bad Request" }];
    if (api_key !== KEY) return [403, { error: "Invalid API key" }];
    const mark = (text: string) => `[${target}] ${text}`;
    return [200, { translatedText: Array.isArray(q) ? q.map(mark) : mark(q) }];
  },
  deepl(path, body, { headers }) {
    if (headers.authorization !== `DeepL-Auth-Key ${KEY}`) return [403, { message: "Forbidden" }];
    const sources = ["ES", "EN", "FR"];
    if (path === "/v2/languages?type=source")
      return [200, sources.map((language) => ({ language, name: "" }))];
    const targets = ["ES", "EN-GB", "EN-US", "FR", "CA"];
    if (path === "/v2/languages?type=target")
      return [200, targets.map((language) => ({ language, name: "", supports_formality: false }))];
    const { text, source_lang, target_lang } = JSON.parse(body);
    if (!Array.isArray(text) || !targets.includes(target_lang) || !sources.includes(source_lang))
      return [400, { message: "Bad request" }];
    return [
      200,
      {
        translations: text.map((one) => ({
          detected_source_language: source_lang,
          text: `[${target_lang}] ${one}`,
        })),
      },
    ];
  },
  apertium(path, body) {
    const known = ["spa|eng", "eng|spa", "spa|fra", "fra|spa", "spa|cat_valencia", "spa|cat"];
    if (path === "/listPairs") {
      const pairs = known.map((pair) => pair.split("|"));
      const responseData = pairs.map(([sourceLanguage, targetLanguage]) => ({
        sourceLanguage,
        targetLanguage,
      }));
      return [200, { responseData, responseDetails: null, responseStatus: 200 }];
    }
    const form = new URLSearchParams(body);
    const pair = form.get("langpair") ?? "";
    if (path !== "/translate" || !known.includes(pair))
      return [400, { status: "error", code: 400, explanation: "That pair is not installed" }];
    const translatedText = `[${pair.split("|")[1]}] ${form.get("q")}`;
    return [200, { responseData: { translatedText }, responseDetails: null, responseStatus: 200 }];
  },
};

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
