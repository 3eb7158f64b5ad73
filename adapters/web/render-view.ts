import { raw } from "hono/html";
import type { Card } from "../../src/card/card.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { direction } from "../../src/language/language-names.ts";
import { SAMPLE_ORIGIN } from "../../src/samples/sample-pages.ts";
import { markup } from "./markup.ts";
import { SAMPLES } from "./place.ts";

/** A platform that can show how a card looks there. */
export interface PlatformView {
  /** As people know it, also in the page's address. */
  readonly name: string;
  /** The card as HTML, all text escaped. */
  readonly draw: (card: Card) => Promise<string>;
}

/** A page with nothing but a card as another platform shows it. */
export function renderView(locale: string, platform: string, drawn: string): string {
  const { t, locale: spoken } = createTranslator(locale);
  const title = t("web.view-as", { platform });
  return String(
    markup`<!doctype html>
<html lang="${spoken}" dir="${direction(spoken)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="stylesheet" href="/style.css">
  <link rel="icon" href="/icon.svg">
</head>
<body>
  <header><h1>${title}</h1></header>
  <main>${raw(drawn.replaceAll(`href="${SAMPLE_ORIGIN}/`, `href="${SAMPLES}/`))}</main>
</body>
</html>`,
  );
}
