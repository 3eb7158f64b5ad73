import type { Translator } from "../../src/i18n/translate.ts";
import { direction, languageName } from "../../src/language/language-names.ts";
import { primaryLanguage } from "../../src/language/primary-language.ts";
import { SAMPLE_ORIGIN, sampleArticles } from "../../src/samples/sample-pages.ts";
import { type Markup, markup } from "./markup.ts";

/** Sample articles that are posted at a click, to see the whole idea; open while nothing was said yet. */
export function renderTour({ t, locale }: Translator, isOpen: boolean): Markup {
  const own = primaryLanguage(locale);
  // The first click shows most to whoever cannot read what was clicked.
  const ordered = [...sampleArticles].sort((a, b) => Number(a.language === own) - Number(b.language === own));
  const articles = ordered.map(
    ({ path, title, language }) => markup`<li>
        <button type="button" data-say="${SAMPLE_ORIGIN}${path}" lang="${language}" dir="${direction(language)}">${title}</button>
        <small>${languageName(language, locale)}</small>
      </li>`,
  );
  return markup`<details class="tour" ${isOpen ? "open" : ""}>
      <summary>${t("web.tour")}</summary>
      <p>${t("web.tour-about")}</p>
      <ul>${articles}</ul>
      <p><button type="button" data-say="/digest preview">${t("web.tour-digest")}</button></p>
    </details>`;
}
