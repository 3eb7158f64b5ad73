import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { ConfigurationError } from "../../src/config.ts";

/** The process's one HTTP server: health pages, the web chat, signed platform events. */
export interface HttpServer {
  /** Serves further routes below `/`; those mounted first win. Only before `listen`. */
  mount(routes: Hono): void;
  /** Resolves with the address it listens on, e.g. `http://127.0.0.1:3000`; ConfigurationError where it cannot. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** Creates the server; `port` 0 chooses a free one. */
export function createHttpServer(host: string, port: number): HttpServer {
  const app = new Hono();
  let server: ServerType | null = null;

  return {
    mount: (routes) => void app.route("/", routes),
    async listen() {
      server = await new Promise<ServerType>((resolve, reject) => {
        const starting = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(starting));
        starting.on("error", (error) => reject(explain(error, host, port)));
      });
      return formatAddress(server.address() as AddressInfo);
    },
    async close() {
      if (server === null) return;
      const closed = new Promise((resolve) => server?.close(resolve));
      if ("closeAllConnections" in server) server.closeAllConnections();
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
