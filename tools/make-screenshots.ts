// Takes the pictures of the README from the running program: npx tsx tools/make-screenshots.ts
import { launchBrowser } from "../test/support/browser.ts";
import { ferryPages } from "../test/support/ferry-story.ts";
import { startSite } from "../test/support/site-server.ts";
import { startDragoman } from "../test/support/start-dragoman.ts";

const site = await startSite(ferryPages);
const dragoman = await startDragoman({ FETCH_ALLOW_HOSTS: site.host });
const browser = await launchBrowser();

for (const [colorScheme, file] of [
  ["light", "docs/pictures/card.png"],
  ["dark", "docs/pictures/card-dark.png"],
] as const) {
  // High enough that the card clears the composer, which stays at the foot of the window.
  const page = await browser.newPage({
    colorScheme,
    locale: "en-GB",
    viewport: { width: 760, height: 1600 },
  });
  await page.goto(dragoman.address);
  await page.getByLabel("Message", { exact: true }).fill(`/summarize ${site.url("/es/transbordador")}`);
  await page.keyboard.press("Enter");
  const card = page.locator(".card.brief").last();
  await card.waitFor({ timeout: 60_000 });
  await card.screenshot({ path: file });
  await page.close();
}

await browser.close();
await dragoman.stop();
await site.close();
