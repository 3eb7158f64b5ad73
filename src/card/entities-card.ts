import type { Brief } from "../brief/brief.ts";
import type { Translator } from "../i18n/translate.ts";
import { direction } from "../language/language-names.ts";
import type { Action, PanelCard, PanelSection } from "./card.ts";
import { clipText } from "./clip-text.ts";
import { NAME_LABELS, nameEntity } from "./list-names.ts";
import { makeLine, makePanel } from "./panel-card.ts";

const MAX_PER_TYPE = 20;
const MAX_TITLE_LENGTH = 120;

/** Every name in an article by type, with how often it is mentioned. */
export function makeEntitiesCard(
  brief: Brief,
  words: Translator,
  actions: readonly Action[] = [],
): PanelCard {
  const title = clipText(brief.article.title || words.t("card.untitled"), MAX_TITLE_LENGTH);
  const sections = NAME_LABELS.map(
    ([type, label]): PanelSection => ({
      heading: words.t(label),
      lines: brief.entities
        .filter((entity) => entity.type === type)
        .slice(0, MAX_PER_TYPE)
        .map((entity) =>
          makeLine(words, nameEntity(entity, words.locale), {
            direction: direction(entity.country === null ? brief.language : words.locale),
            note: words.t("entities.mentions", { count: entity.count }),
          }),
        ),
    }),
  );
  const none: PanelSection = { heading: null, lines: [makeLine(words, words.t("entities.none"))] };
  return makePanel(
    words,
    words.t("entities.title", { title }),
    brief.entities.length === 0 ? [none] : sections,
    actions,
  );
}
