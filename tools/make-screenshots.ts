// Takes the pictures of the README from the running program: npx tsx tools/make-screenshots.ts
import { launchBrowser } from "../test/support/browser.ts";
import { ferryPages } from "../test/support/ferry-story.ts";
import { startSite } from "../test/support/site-server.ts";
import { startDragoman } from "../test/support/start-dragoman.ts";

const site = await startSite(ferryPages);
const dragoman = await startDragoman({ FETCH_ALLOW_HOSTS: site.host });
const browser = await launchBrowser();

// High enough that the card clears the composer, which stays at the foot of the window.
const page = await browser.newPage({ locale: "en-GB", viewport: { width: 760, height: 1600 } });
await page.goto(dragoman.address);
await page.getByLabel("Message", { exact: true }).fill(`/summarize ${site.url("/es/transbordador")}`);
await page.keyboard.press("Enter");
const card = page.locator(".card.brief");
await card.waitFor({ timeout: 60_000 });

for (const [colorScheme, path] of [
  ["light", "docs/pictures/card.png"],
  ["dark", "docs/pictures/card-dark.png"],
] as const) {
  await page.emulateMedia({ colorScheme });
  await card.screenshot({ path });
}

await browser.close();
await dragoman.stop();
await site.close();
