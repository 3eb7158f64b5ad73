import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers one request. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void;

/** A publisher on a port of this machine. */
export interface PageServer {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  /** How many requests came in since it was opened. */
  readonly hits: () => number;
  close(): Promise<void>;
}

/** Opens a server whose routes are named by path; any other path answers 404. */
export async function openPageServer(routes: Readonly<Record<string, Route>>): Promise<PageServer> {
  let hits = 0;
  const server = createServer((request, response) => {
    hits += 1;
    const route = routes[new URL(request.url ?? "/", "http://host").pathname];
    if (route === undefined) response.writeHead(404).end();
    else route(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    hits: () => hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A route that answers with a body and headers. */
export function answer(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Route {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  };
}

/** A route that redirects. */
export function redirect(location: string, status = 302): Route {
  return (_request, response) => {
    response.writeHead(status, { location }).end();
  };
}
