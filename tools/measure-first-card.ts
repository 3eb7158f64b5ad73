// How long a newcomer waits, from `npm start` to a sample article quoted from its sibling, in a browser. Without network:
// unshare -rn sh -c "ip link set lo up && npx tsx tools/measure-first-card.ts"
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { launchBrowser } from "../test/support/browser.ts";

const dataDir = mkdtempSync(join(tmpdir(), "dragoman-first-card-"));
const begun = performance.now();
const tell = (step: string) =>
  process.stdout.write(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${step}\n`);

const network = await fetch("https://example.com", { signal: AbortSignal.timeout(2_000) }).catch(() => null);
tell(network === null ? "there is no network" : "there is a network");
const program = spawn("npm", ["start"], {
  env: { ...process.env, DATA_DIR: dataDir, PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
  detached: true,
});
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  await page.goto(await readAddress());
  tell("the page is open");
  await page.locator(".tour [data-say*='/es/']").click();
  await page.locator(".card.brief blockquote[lang=en]").first().waitFor({ timeout: 60_000 });
  tell("the Spanish article is quoted from its English edition");
} finally {
  await browser.close();
  process.kill(-program.pid!, "SIGTERM");
  await once(program, "exit");
  rmSync(dataDir, { recursive: true, force: true });
}

/** The address in the line that the program prints when it is ready. */
async function readAddress(): Promise<string> {
  for await (const line of createInterface({ input: program.stdout })) {
    const address = /^Dragoman is ready: (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error("the program ended before it was ready");
}
