import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** How a platform recognises a post that it was given twice. */
export type Recognition = "nonce and search" | "search";

export interface DeliverPlatform {
  readonly address: string;
  /** The delivery ids of all posts that people see, in order. */
  readonly posts: readonly string[];
  /** How often a post was refused because its nonce was known. */
  repeated(): number;
  close(): Promise<void>;
}

/** A nonce is remembered for so many milliseconds. */
const NONCE_WINDOW = 3 * 60_000;

/** A chat platform over HTTP with posts that can be searched; with nonces, it gives a known post back for a while. */
export async function startDeliverPlatform(recognition: Recognition): Promise<DeliverPlatform> {
  const posts: { delivery: string; at: number; message: string }[] = [];
  const waiting = new Map<string, () => void>();
  let repetitions = 0;

  function post({ delivery, at }: { delivery: string; at: number }): string {
    const known = posts.find((one) => one.delivery === delivery && at - one.at <= NONCE_WINDOW);
    if (recognition === "nonce and search" && known !== undefined) {
      repetitions++;
      return known.message;
    }
    posts.push({ delivery, at, message: `message-${posts.length}` });
    return posts.at(-1)!.message;
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, "http://platform");
    const delivery = url.searchParams.get("delivery") ?? "";
    if (url.pathname === "/search") {
      const found = posts.find((one) => one.delivery === delivery);
      response.end(JSON.stringify({ message: found?.message ?? null }));
    } else if (url.pathname === "/arrived") {
      if (posts.some((one) => one.delivery === delivery)) response.end();
      else waiting.set(delivery, () => response.end());
    } else {
      const body = JSON.parse(await readAll(request)) as { delivery: string; at: number };
      const message = post(body);
      waiting.get(body.delivery)?.();
      response.end(JSON.stringify({ message }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get posts() {
      return posts.map((one) => one.delivery);
    },
    repeated: () => repetitions,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
