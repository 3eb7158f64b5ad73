import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface FeedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sends the body in pieces with a pause (milliseconds) between them. */
  readonly drip?: number;
}

export type FeedPage = FeedAnswer | ((headers: IncomingHttpHeaders) => FeedAnswer);

export interface FeedServer {
  /** `127.0.0.1:port`, for the fetcher's `allowHosts`. */
  readonly host: string;
  url(path: string): string;
  /** Adds or replaces what is answered at a path. */
  put(path: string, page: FeedPage): void;
  /** The headers of the requests for a path, in order. */
  requests(path: string): readonly IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** A publisher's server over loopback that answers whatever a test wants. */
export async function startFeedServer(): Promise<FeedServer> {
  const pages = new Map<string, FeedPage>();
  const asked = new Map<string, IncomingHttpHeaders[]>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    asked.set(path, [...(asked.get(path) ?? []), request.headers]);
    const page = pages.get(path) ?? { status: 404, body: "not here" };
    const answer = typeof page === "function" ? page(request.headers) : page;
    response.writeHead(answer.status ?? 200, { "content-type": "application/rss+xml", ...answer.headers });
    const body = Buffer.from(answer.body ?? "");
    for (let start = 0; answer.drip !== undefined && start < body.length && !response.closed; start += 10) {
      response.write(body.subarray(start, start + 10));
      await new Promise((resolve) => setTimeout(resolve, answer.drip));
    }
    response.end(answer.drip === undefined ? body : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    put: (path, page) => void pages.set(path, page),
    requests: (path) => asked.get(path) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface SampleItem {
  readonly title?: string;
  readonly link?: string;
  readonly guid?: string;
  readonly description?: string;
  readonly pubDate?: string;
}

/** An RSS 2.0 feed; the items' parts are put in as they are, escaped by the caller where need be. */
export function rss(items: readonly SampleItem[], head = "<title>Harbour News</title>"): string {
  const entries = items.map(
    (item) =>
      `<item>${Object.entries(item)
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join("")}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel>${head}${entries.join("")}</channel></rss>`;
}
