import type { AddressInfo } from "node:net";
import { createGatewayServer, type GatewayServer } from "./gateway.ts";
import { createHttpSide, type Fault, type RateLimit, type Seen } from "./http.ts";
import { CONTENT_INTENT } from "./intents.ts";
import { createPeople, type People } from "./people.ts";
import { createRoutes } from "./rest.ts";
import { createWorld, type World } from "./world.ts";

export interface DiscordServerOptions {
  readonly shards?: number;
  /** Whether the content intent is turned on in the portal. */
  readonly content?: boolean;
  readonly heartbeatInterval?: number;
  readonly token?: string;
  /** Any free one where none is given. */
  readonly port?: number;
}

/** A token of the right shape, which no one but this server takes. */
export const TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB";

/** Discord's REST v10 and gateway v10 over loopback, with people who use it. */
export interface DiscordServer {
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly gateway: GatewayServer;
  readonly people: People;
  readonly seen: readonly Seen[];
  /** What goes wrong next. */
  fault(fault: Partial<Fault> & Pick<Fault, "match" | "answer">): void;
  limit(rule: RateLimit | null): void;
  /** Turns the content intent on or off in the portal. */
  allowContent(allowed: boolean): void;
  close(): Promise<void>;
}

export async function startDiscordServer(options: DiscordServerOptions = {}): Promise<DiscordServer> {
  const { shards = 1, heartbeatInterval = 41_250, token = TOKEN } = options;
  let content = options.content ?? true;
  let rule: RateLimit | null = null;
  const world = createWorld();
  const privileged = () => (content ? CONTENT_INTENT : 0);
  let port = 0;
  const url = () => `ws://127.0.0.1:${port}`;
  const gateway = createGatewayServer({ world, token, privileged, heartbeatInterval, url });
  const allowContent = (allowed: boolean) => {
    content = allowed;
  };
  const answer = createRoutes({ world, gateway, token, shards, gatewayUrl: url, privileged, allowContent });
  const http = createHttpSide({ answer, rateLimit: () => rule });
  http.server.on("upgrade", gateway.upgrade);
  await new Promise<void>((resolve) => http.server.listen(options.port ?? 0, "127.0.0.1", resolve));
  port = (http.server.address() as AddressInfo).port;

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    world,
    gateway,
    people: createPeople(world, gateway),
    seen: http.seen,
    fault: (fault) => void http.faults.push({ times: 1, ...fault }),
    limit(next) {
      rule = next;
    },
    allowContent,
    async close() {
      gateway.close();
      http.server.closeAllConnections();
      await new Promise((resolve) => http.server.close(resolve));
    },
  };
}
