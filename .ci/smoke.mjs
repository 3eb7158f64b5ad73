// Starts the built program as a new user would, pastes an article into the web chat and waits for its card.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const dataDir = mkdtempSync(join(tmpdir(), "dragoman-smoke-"));
const started = Date.now();
const bot = spawn("npm", ["start", "--silent"], {
  env: { ...process.env, PORT: "0", DATA_DIR: dataDir },
  stdio: ["ignore", "pipe", "inherit"],
  detached: true,
});
const deadline = setTimeout(() => finish(1, "smoke: no card within 60 s"), 60_000);

const address = await new Promise((resolve) => {
  bot.stdout.on("data", (chunk) => {
    const found = /ready: (\S+)/.exec(chunk);
    if (found) resolve(found[1]);
  });
});
console.log(`smoke: ready after ${Date.now() - started} ms`);

const sentence = (n) =>
  `On day ${n} the harbour council of Port Ellery voted for a new breakwater worth ${n} million crowns. `;
const article = Array.from({ length: 12 }, (_, n) => sentence(n + 2)).join("\n\n");
const page = await fetch(address);
const cookie = page.headers.get("set-cookie").split(";")[0];
const events = await fetch(`${address}/events`, { headers: { cookie } });
await fetch(`${address}/messages`, {
  method: "POST",
  headers: { cookie, origin: address, "content-type": "application/json" },
  body: JSON.stringify({ text: article }),
});
let seen = "";
for await (const chunk of events.body) {
  seen += Buffer.from(chunk).toString();
  if (/card brief/.test(seen) && /harbour council/.test(seen))
    finish(0, `smoke: a card after ${Date.now() - started} ms`);
}

function finish(code, message) {
  clearTimeout(deadline);
  console.log(message);
  process.kill(-bot.pid, "SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code);
}
