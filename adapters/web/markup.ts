import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** HTML in which every inserted text is escaped. */
export type Markup = HtmlEscapedString;

/** Hono's template for HTML: it only waits where a promise is inserted, which is never done here. */
export const markup = html as (strings: TemplateStringsArray, ...values: readonly unknown[]) => Markup;
