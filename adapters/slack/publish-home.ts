import { createTranslator } from "../../src/i18n/translate.ts";
import { encodeTenant } from "./ids.ts";
import { limits } from "./limits.ts";
import { renderCard } from "./render.ts";
import { renderFormButtons } from "./render-forms.ts";
import type { Wire } from "./wire.ts";

/** Shows a person the App Home: what the bot says of them and their channels, and the forms to change it. */
export async function publishHome(wire: Wire, team: string, user: string): Promise<void> {
  const asked = await wire.people.origin({ team, channel: user, user }, false);
  // The page is about the workspace, not about the conversation in which it happens to be shown.
  const origin = { ...asked, tenant: encodeTenant(team), direct: true };
  const card = await wire.bot.home(origin);
  const buttons = renderFormButtons(createTranslator(origin.locale));
  const { blocks } = renderCard(card, { maxBlocks: limits.blocksPerView - 1 });
  await wire.call(team, "views.publish", {
    user_id: user,
    view: { type: "home", blocks: [...blocks, buttons] },
  });
}
