import { raw } from "hono/html";
import { createTranslator } from "../../src/i18n/translate.ts";
import { direction } from "../../src/language/language-names.ts";
import { markup } from "./markup.ts";
import type { DrawEntry } from "./render-entry.ts";
import { renderTour } from "./render-tour.ts";
import type { Entry } from "./transcript.ts";

/** The whole page with the messages so far; `app.js` keeps it up to date. */
export function renderPage(locale: string, entries: readonly Entry[], drawEntry: DrawEntry): string {
  const words = createTranslator(locale);
  const { t, locale: spoken } = words;
  const messages = entries.map((entry) => ({
    thread: entry.thread,
    html: drawEntry(entry, locale),
  }));
  return String(
    markup`<!doctype html>
<html lang="${spoken}" dir="${direction(spoken)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Dragoman</title>
  <link rel="stylesheet" href="/style.css">
  <link rel="icon" href="/icon.svg">
  <script type="module" src="/app.js"></script>
</head>
<body>
  <header><h1>Dragoman</h1><p>${t("web.tagline")}</p></header>
  <main>
    ${renderTour(words, entries.length === 0)}
    <section role="log" aria-live="polite" aria-label="${t("web.messages")}">
      <ol id="messages">
        ${messages.map((message) => markup`<template data-thread="${message.thread ?? ""}">${raw(message.html)}</template>`)}
      </ol>
    </section>
  </main>
  <form id="composer" aria-label="${t("web.placeholder")}">
    <label for="text">${t("web.compose")}</label>
    <textarea id="text" rows="2" required dir="auto" placeholder="${t("web.placeholder")}" aria-describedby="hint"></textarea>
    <button type="submit" class="primary">${t("web.send")}</button>
    <p id="hint" class="note">${t("web.hint")}</p>
    <p id="problem" role="alert" hidden>${t("web.offline")}</p>
  </form>
</body>
</html>`,
  );
}
