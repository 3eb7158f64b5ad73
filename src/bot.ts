import { setTimeout as delay } from "node:timers/promises";
import type { LinkReader } from "./brief/link-reader.ts";
import { absentSubscriptions } from "./chat/absent-subscriptions.ts";
import { type ActionParts, answerButton } from "./chat/answer-action.ts";
import { answerCommand } from "./chat/answer-command.ts";
import { makeHomeCard } from "./chat/answer-home.ts";
import type { PrivacyParts } from "./chat/answer-privacy.ts";
import { answerSuggest } from "./chat/answer-suggest.ts";
import { createAsker } from "./chat/asking.ts";
import type { Bot, Suggestion } from "./chat/bot.ts";
import { adapterFor, createBoundary } from "./chat/boundary.ts";
import { createBudgets, DEFAULT_LIMITS, type Limits } from "./chat/budgets.ts";
import type { ChatAdapter } from "./chat/chat-adapter.ts";
import { listen } from "./chat/listen.ts";
import { createRecorder } from "./chat/record-posted.ts";
import type { SubscriptionCommands } from "./chat/subscription-commands.ts";
import { unfurlLinks } from "./chat/unfurl-links.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import type { MachineTranslator } from "./translation/translation.ts";

export interface BotOptions {
  readonly reader: LinkReader;
  readonly store: Pick<Store, "briefs" | "settings" | "messages" | "privacy">;
  /** The platforms; they are started with the bot afterwards. */
  readonly adapters: readonly ChatAdapter[];
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to 1, as Math.random: for the references of logged bugs. */
  readonly random: () => number;
  /** The operator's default reader languages (BCP 47). */
  readonly readerLanguages: readonly string[];
  /** How many days texts of articles are kept, for those who ask. */
  readonly textDays: number;
  /** Digests and feeds; without them their commands answer that there are none. */
  readonly subscriptions?: SubscriptionCommands;
  readonly limits?: Limits;
  /** Machine translation for channels that want it; absent where the operator has none. */
  readonly translation?: MachineTranslator;
}

/** How long people wait for suggestions, in milliseconds. */
const SUGGESTION_DEADLINE = 900;

/** Builds the bot. Its methods never reject: what fails ends at its boundary. Nothing in it knows a platform. */
export function createBot(options: BotOptions): Bot {
  const { store, adapters, log, subscriptions = absentSubscriptions } = options;
  const boundary = createBoundary(options);
  const ask = createAsker(store.settings, adapters);
  const answering = makeAnswerParts(options);
  const privacy = makePrivacyParts(options);

  return {
    ...listen({ answering, messages: store.messages, adapters, boundary, ask, log }),

    command: (call, progress) =>
      boundary.answer(call.origin, async () =>
        answerCommand(call, await ask(call.origin), progress, { answering, privacy, subscriptions }),
      ),

    action: (origin, actionId, value) =>
      boundary.answer(origin, async () =>
        answerButton(actionId, value, await ask(origin), { answering, privacy, subscriptions }),
      ),

    suggest: (call, option, typed) =>
      boundary.attempt<readonly Suggestion[]>(call.origin, [], async () => {
        const { settings } = await ask(call.origin);
        const found = answerSuggest(call, option, typed, settings, subscriptions);
        return Promise.race([found, delay(SUGGESTION_DEADLINE, [], { ref: false })]);
      }),

    unfurl: (origin, links) =>
      boundary.attempt(origin, new Map(), async () => {
        const parts = { ...answering, adapter: adapterFor(adapters, origin.platform) };
        return unfurlLinks(links, await ask(origin), parts);
      }),

    home: (origin) => makeHome(origin).catch((error: unknown) => boundary.explain(error, origin)),

    tenantRemoved: (tenant) =>
      boundary.attempt({ platform: "", locale: "en" }, undefined, async () => {
        await store.privacy.forgetTenant(tenant);
        log.info({ tenant }, "a tenant's data was erased");
      }),
  };

  async function makeHome(origin: Parameters<Bot["home"]>[0]) {
    return makeHomeCard(await ask(origin), { messages: store.messages, subscriptions });
  }
}

function makeAnswerParts({
  reader,
  store,
  log,
  now,
  readerLanguages,
  limits,
  translation,
}: BotOptions): ActionParts {
  return {
    ...(translation === undefined ? {} : { translation }),
    reader,
    log,
    now,
    readerLanguages,
    briefs: store.briefs,
    messages: store.messages,
    budgets: createBudgets(limits ?? DEFAULT_LIMITS, now),
    recordPosted: createRecorder(store.messages, now, log),
  };
}

function makePrivacyParts({ store, translation, textDays }: BotOptions): PrivacyParts {
  return {
    textDays,
    ...(translation === undefined ? {} : { translationService: translation.service }),
    settings: store.settings,
    messages: store.messages,
    kept: store.privacy,
  };
}
