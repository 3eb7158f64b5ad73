import type { Page } from "../article.ts";
import type { HtmlElement } from "../html/html-tree.ts";
import type { LinkedArticle } from "./json-ld.ts";
import type { MetaTags } from "./meta-tags.ts";

/** A page taken apart for its metadata. */
export interface PageEvidence {
  readonly page: Page;
  readonly root: HtmlElement;
  readonly tags: MetaTags;
  /** What its JSON-LD says of the article, `null` where it says nothing. */
  readonly linked: LinkedArticle | null;
}
