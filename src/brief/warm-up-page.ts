import { NO_ADDRESS, type Page } from "../article/article.ts";

/** A made-up page. Reading it loads the models and has the reader's own code compiled before a page is waiting. */
export const WARM_UP_PAGE: Page = {
  url: NO_ADDRESS,
  mediaType: "text/html",
  contentLanguage: null,
  body: `<!doctype html><html lang="en"><head><title>Harbour opens again</title></head><body><article>
<h1>Harbour opens again</h1><p>By Ilse Brandt, 3 May 2021</p>
<p>The harbour of Velmora opened again on Tuesday after nine years of repairs, the town council said. Mayor Tomas Varga
lit the lamp of the lighthouse at dusk. “We have waited long enough for this,” he said.</p>
<p>Engineers from Norway and Portugal replaced the granite base for 4.2 million crowns. The Velmora Institute of Marine
Research counted 41 ships that night. Noor Haddad of the Coast Guard spoke of a new beginning for Port Amber.</p>
<p>However, the ferry to Karsund will not sail before September. The company lost two boats in the storm of 2019.</p>
</article></body></html>`,
};
