import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { ConfigurationError } from "../../src/config.ts";

/** The process's one HTTP server: health pages, the web chat, signed platform events. */
export interface HttpServer {
  /** Serves further routes below `/`; those mounted first win. Only before `listen`. */
  mount(routes: Hono): void;
  /** Passes each request to a platform's own receiver first; it answers true for those that it took. */
  intercept(receive: Receive): void;
  /** Resolves with the address it listens on, e.g. `http://127.0.0.1:3000`; ConfigurationError where it cannot. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

type Receive = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Creates the server; `port` 0 chooses a free one. */
export function createHttpServer(host: string, port: number): HttpServer {
  const app = new Hono();
  const receivers: Receive[] = [];
  const serve = getRequestListener(app.fetch);
  const server: Server = createServer((request, response) => {
    if (!receivers.some((receive) => receive(request, response))) void serve(request, response);
  });

  return {
    mount: (routes) => void app.route("/", routes),
    intercept: (receive) => void receivers.push(receive),
    async listen() {
      await new Promise<void>((resolve, reject) => {
        server.once("error", (error) => reject(explain(error, host, port)));
        server.listen(port, host, resolve);
      });
      return formatAddress(server.address() as AddressInfo);
    },
    async close() {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new ConfigurationError([`PORT: ${port} is taken by another program; set PORT to a free one.`]);
    case "EACCES":
      return new ConfigurationError([`PORT: ${port} needs more rights; choose one from 1024.`]);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ConfigurationError([`HOST: ${host} is not an address of this machine.`]);
    default:
      return error;
  }
}

function formatAddress({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
