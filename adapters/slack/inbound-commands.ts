import type { App } from "@slack/bolt";
import { findLinks } from "../../src/article/find-links.ts";
import type { Card } from "../../src/card/card.ts";
import { makeNotice, type Saying } from "../../src/card/notice-card.ts";
import type { CommandCall, Origin } from "../../src/chat/bot.ts";
import type { UnknownWord } from "../../src/chat/parse-command.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import type { Answer } from "./call-api.ts";
import { field } from "./look-up-people.ts";
import { GROUP_COMMAND, parseSlashCommand, SHORT_COMMAND, typeCommand } from "./parse-command.ts";
import { openForm } from "./run-forms.ts";
import { type Asked, createProgress, type Respond, showReply, showToOne } from "./show-reply.ts";
import { markupOf, unwrapText } from "./unwrap-text.ts";
import { type Installed, installedIn, text, type Wire } from "./wire.ts";

/** The shortcuts' callback ids; the manifest names them too. */
export const MESSAGE_SHORTCUT = "summarize_links";
export const GLOBAL_SHORTCUT = "summarize_link";
const MAX_LINKS = 3;

/** Connects slash commands and shortcuts with the bot; each is acknowledged before anything else. */
export function listenToCommands(app: App, wire: Wire): void {
  app.command(
    new RegExp(`^/(?:${SHORT_COMMAND}|${GROUP_COMMAND})$`),
    async ({ ack, body, respond, context }) => {
      await ack();
      await wire.run("command", () =>
        commandGiven(wire, body as unknown as Answer, installedIn(context), respond as Respond),
      );
    },
  );
  app.shortcut(
    { callback_id: MESSAGE_SHORTCUT, type: "message_action" },
    async ({ ack, body, context, ...args }) => {
      await ack();
      const respond = "respond" in args ? (args.respond as Respond) : null;
      await wire.run("shortcut", () =>
        messageChosen(wire, body as unknown as Answer, installedIn(context).team, respond),
      );
    },
  );
  app.shortcut({ callback_id: GLOBAL_SHORTCUT, type: "shortcut" }, async ({ ack, body, context }) => {
    await ack();
    const { team } = installedIn(context);
    const user = text(field(body as unknown as Answer, "user"), "id");
    await wire.run("shortcut", () =>
      openForm(wire, {
        team,
        user,
        trigger: body.trigger_id,
        target: { command: "summarize", subcommand: null },
      }),
    );
  });
}

async function commandGiven(wire: Wire, body: Answer, { team }: Installed, respond: Respond): Promise<void> {
  const origin = await wire.people.origin(
    { team, channel: text(body, "channel_id"), user: text(body, "user_id") },
    true,
  );
  const asked: Asked = { origin, respond, thread: null, clicked: null };
  const parsed = parseSlashCommand(text(body, "command"), text(body, "text"));
  if ("unknown" in parsed) {
    const card = didYouMean(parsed, origin);
    return showReply(wire, asked, { cards: [card], audience: "person", replaces: false });
  }
  await runCommand(wire, asked, { origin, ...parsed });
}

/** Runs a command and shows its reply. */
export async function runCommand(wire: Wire, asked: Asked, call: CommandCall): Promise<void> {
  const { progress, end } = createProgress(wire, asked);
  try {
    await showReply(wire, asked, await wire.bot.command(call, progress));
  } finally {
    end();
  }
}

function didYouMean({ unknown, nearest }: UnknownWord, origin: Origin): Card {
  const hint: Saying =
    nearest === null
      ? ["notice.see-help", { command: typeCommand("help", null) }]
      : ["notice.did-you-mean", { word: nearest }];
  return makeNotice(
    createTranslator(origin.locale),
    ["notice.unknown-command", { word: unknown.slice(0, 40) }],
    { hint },
  );
}

/** The message comes with the shortcut: no history is needed, and none is read. */
async function messageChosen(wire: Wire, body: Answer, team: string, respond: Respond | null): Promise<void> {
  const message = field(body, "message");
  const channel = text(field(body, "channel"), "id");
  const origin = await wire.people.origin({ team, channel, user: text(field(body, "user"), "id") }, false);
  const ts = text(message, "ts");
  const words = unwrapText(markupOf(message));
  if (await wire.people.mayPost(team, channel)) {
    const thread = text(message, "thread_ts");
    const under = thread === "" || thread === ts ? null : thread;
    const place = { origin, message: ts, thread: under };
    return wire.bot.messagePosted({ ...place, text: words, addressed: true, automated: false });
  }
  await answerElsewhere(wire, { origin, respond, thread: null, clicked: null }, words);
}

/** Where the bot cannot post, the first links are answered as if they had been typed after the command. */
async function answerElsewhere(wire: Wire, asked: Asked, words: string): Promise<void> {
  const { origin } = asked;
  const links = findLinks(words).slice(0, MAX_LINKS);
  for (const link of links)
    await runCommand(wire, asked, { origin, command: "summarize", subcommand: null, options: { link } });
  if (links.length === 0)
    await showToOne(wire, asked, makeNotice(createTranslator(origin.locale), "notice.no-links"));
}
