import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page of a publisher of our own, by path. */
export interface SitePage {
  readonly body: string;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Site {
  /** `127.0.0.1:port`, for FETCH_ALLOW_HOSTS. */
  readonly host: string;
  /** The absolute address of a path. */
  url(path: string): string;
  /** How often a path was asked for. */
  hits(path: string): number;
  /** Adds or replaces a page. */
  put(path: string, page: SitePage): void;
  close(): Promise<void>;
}

/** Serves pages over loopback; `{origin}` in a body stands for the site's own origin. */
export async function startSite(pages: Readonly<Record<string, SitePage>>): Promise<Site> {
  const served = new Map(Object.entries(pages));
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const page = served.get(path);
    const type = page?.type ?? "text/html; charset=utf-8";
    response.writeHead(page?.status ?? (page === undefined ? 404 : 200), {
      "content-type": type,
      ...page?.headers,
    });
    response.end(page?.body.replaceAll("{origin}", `http://${host}`) ?? "not here");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: (path) => `http://${host}${path}`,
    hits: (path) => hits.get(path) ?? 0,
    put: (path, page) => void served.set(path, page),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
