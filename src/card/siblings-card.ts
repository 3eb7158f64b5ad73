import type { Brief } from "../brief/brief.ts";
import type { Translator } from "../i18n/translate.ts";
import { direction } from "../language/language-names.ts";
import type { Sibling } from "../siblings/sibling.ts";
import type { Action, PanelCard, PanelLine, PanelSection } from "./card.ts";
import { clipText } from "./clip-text.ts";
import { explainReasons, nameEdition } from "./link-editions.ts";
import { makeLine, makePanel } from "./panel-card.ts";
import { pictureStory } from "./picture-story.ts";

const MAX_LINES = 20;
const MAX_TITLE_LENGTH = 120;

export interface SiblingsCardOptions {
  readonly actions?: readonly Action[];
  /** Whether a picture of who published what goes with it, where one helps. */
  readonly pictures?: boolean;
}

/** An article's siblings, translations apart from other articles on the event, each with why we think so. */
export function makeSiblingsCard(
  brief: Brief,
  siblings: readonly Sibling[],
  words: Translator,
  { actions = [], pictures = false }: SiblingsCardOptions = {},
): PanelCard {
  const title = clipText(brief.article.title || words.t("card.untitled"), MAX_TITLE_LENGTH);
  const section = (relation: Sibling["relation"], heading: string): PanelSection => ({
    heading,
    lines: siblings
      .filter((sibling) => sibling.relation === relation)
      .slice(0, MAX_LINES)
      .map((sibling) => describeSibling(sibling, words)),
  });
  const none: PanelSection = { heading: null, lines: [makeLine(words, words.t("siblings.none"))] };
  const sections = [
    section("translation", words.t("siblings.translations")),
    section("same-story", words.t("siblings.stories")),
  ];
  const picture = pictures ? pictureStory(brief, siblings, words) : null;
  const panel = makePanel(
    words,
    words.t("siblings.title", { title }),
    siblings.length === 0 ? [none] : sections,
    actions,
  );
  return picture === null ? panel : { ...panel, picture };
}

function describeSibling(sibling: Sibling, words: Translator): PanelLine {
  const score = words.t("reason.score", { score: words.formatNumber(sibling.score, { style: "percent" }) });
  const reasons = explainReasons(sibling.reasons, words);
  const name = nameEdition(sibling, words);
  return {
    text: `${name}: ${clipText(sibling.title, MAX_TITLE_LENGTH)}`,
    href: sibling.url,
    direction: direction(words.locale),
    note: reasons === null ? score : `${score}; ${reasons}`,
  };
}
