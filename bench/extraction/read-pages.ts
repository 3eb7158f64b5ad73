import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { decodeBody } from "../../src/article/fetch/decode-body.ts";

/** A saved page of a data set. */
export interface SavedPage {
  readonly id: string;
  readonly url: string;
  readonly language: string | null;
  readonly html: string;
}

/** The pages of `extract-dev/<set>` that have a truth, decoded. */
export function readPages(dataDir: string, set: string): SavedPage[] {
  const folder = join(dataDir, "extract-dev", set);
  const truth: Record<string, { url?: string; lang?: string }> = JSON.parse(
    readFileSync(join(folder, "truth.json"), "utf8"),
  );
  return Object.entries(truth).map(([id, { url, lang }]) => {
    const file = [`${id}.gz`, `${id}.html.gz`].map((name) => join(folder, name)).find(existsSync);
    if (file === undefined) throw new Error(`no page for ${id} in ${folder}`);
    const html = decodeBody(gunzipSync(readFileSync(file)), undefined);
    // Some saved pages come without an address of the web.
    const isWeb = url !== undefined && /^https?:/.test(url) && URL.canParse(url);
    return { id, url: isWeb ? url : "https://page.example/saved/page.html", language: lang ?? null, html };
  });
}
