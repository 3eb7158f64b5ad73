import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A process that answers for all publishers: each feed has 30 items, one more with every version; the version is the
 * number of rounds that the bench announced, for a quarter of the feeds each round.
 */
const ITEMS = 30;
let round = 0;
process.on("message", (next: number) => {
  round = next;
  process.send?.({ round });
});

const server = createServer((request, response) => {
  const name = `${request.headers.host}${request.url}`;
  const version = Math.floor((round + (Number(/\d+$/.exec(request.url ?? "")?.[0]) % 4)) / 4);
  const etag = `"${version}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(200, { "content-type": "application/rss+xml", etag });
  response.end(makeFeed(name, version));
});

function makeFeed(name: string, version: number): string {
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const id = version + ITEMS - index;
    return `<item><title>Report ${id} of ${name}: the council met about the harbour</title>
<link>http://${name}/${id}</link><guid>${name}-${id}</guid>
<description>The members of the council of ${name} talked for ${id} hours about the new harbour, its price and
the people who depend on it, and agreed to meet again in the spring.</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title>${items.join("")}</channel></rss>`;
}

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
