import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A process that answers for all publishers. Each feed has 30 items and one more with every version; a quarter of the
 * feeds have a new version each round. Of ten hosts six answer conditional requests, three always answer in full, one
 * answers in full with a new date in the feed's head each time. The round is told by message, zero before.
 */
const ITEMS = 30;
let round = 0;
const answers = { unchanged: 0, full: 0 };
process.on("message", (next: number) => {
  process.send?.({ ...answers });
  Object.assign(answers, { unchanged: 0, full: 0 });
  round = next;
});

const server = createServer((request, response) => {
  const name = `${request.headers.host}${request.url}`;
  const feed = Number(/\d+$/.exec(request.url ?? "")?.[0]);
  const kind = Number(/^h(\d+)/.exec(name)?.[1]) % 10;
  const version = Math.floor((round + (Math.floor(feed / 10) % 4)) / 4);
  const etag = kind < 6 ? `"${version}"` : undefined;
  if (etag !== undefined && request.headers["if-none-match"] === etag) {
    answers.unchanged++;
    response.writeHead(304, { etag }).end();
    return;
  }
  answers.full++;
  response.writeHead(200, { "content-type": "application/rss+xml", ...(etag && { etag }) });
  response.end(makeFeed(name, version, kind === 9 ? new Date().toUTCString() : ""));
});

function makeFeed(name: string, version: number, date: string): string {
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const id = version + ITEMS - index;
    return `<item><title>Report ${id} of ${name}: the council met about the harbour</title>
<link>http://${name}/${id}</link><guid>${name}-${id}</guid>
<description>&lt;p&gt;The members of the council of ${name} talked for ${id} hours about the new harbour, its price
&amp;amp; the people who depend on it, and agreed to meet &lt;b&gt;again&lt;/b&gt; in the spring.&lt;/p&gt;</description></item>`;
  });
  const head = `<title>${name}</title>${date && `<lastBuildDate>${date}</lastBuildDate>`}`;
  return `<?xml version="1.0"?><rss version="2.0"><channel>${head}${items.join("")}</channel></rss>`;
}

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
