/**
 * A process that first puts right what a crash left behind, then delivers the next run of a digest and kills itself
 * at a step. Argument: a ChildTask as JSON. Ends by itself where there is no such step.
 */
import type { DigestCard, DigestEntry } from "../../src/card/card.ts";
import type { ChatAdapter } from "../../src/chat/chat-adapter.ts";
import { type RunDigestsOptions, runDigests } from "../../src/digest/run-digests.ts";
import { silentLog } from "../../src/log.ts";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createDigestStore, type DigestStore } from "../../src/store/digests.ts";
import type { ChildTask, KillStep } from "./deliver-steps.ts";

const task = JSON.parse(process.argv[2]!) as ChildTask;

let clock = task.recoverAt;

/** SIGKILL lets nothing run after it: no finally, no flush. */
function dieAt(step: KillStep): void {
  if (clock === task.now && task.dieAt === step) process.kill(process.pid, "SIGKILL");
}

const entry: DigestEntry = {
  title: { text: "Story", href: null },
  titleDirection: "ltr",
  facts: [],
  quotes: [],
  names: [],
  editions: [],
  coverage: [],
};

const card: DigestCard = {
  kind: "digest",
  locale: "en",
  actions: [],
  title: "Digest",
  summary: "",
  entries: [entry, entry],
  notes: [],
};

const absent = () => Promise.reject(new Error("this platform only posts"));

const platform: ChatAdapter = {
  platform: "web",
  status: () => ({ connected: true, detail: "" }),
  start: absent,
  stop: absent,
  update: absent,
  remove: absent,
  whisper: absent,
  react: absent,
  digestsInThreads: true,
  async post({ channel, thread }, _card, delivery) {
    if (thread === null) dieAt("before posting");
    const [sent, answered] =
      thread === null ? (["request sent", "answered"] as const) : (["story sent", "story answered"] as const);
    const answer = fetch(task.platform, {
      method: "POST",
      body: JSON.stringify({ channel, delivery: delivery!.id, at: clock }),
    });
    if (task.dieAt === sent) {
      // The platform says on another connection that it has the request; its answer is not waited for.
      await fetch(new URL(`/arrived?delivery=${delivery!.id}`, task.platform));
      dieAt(sent);
    }
    const { message } = (await (await answer).json()) as { message: string };
    dieAt(answered);
    return message;
  },
  async findDelivery(_channel, deliveryId) {
    const found = await fetch(new URL(`/search?delivery=${deliveryId}`, task.platform));
    return ((await found.json()) as { message: string | null }).message;
  },
};

function withDeaths(digests: DigestStore): DigestStore {
  return {
    ...digests,
    async openDelivery(...args) {
      dieAt("before opening");
      const opened = await digests.openDelivery(...args);
      dieAt("opened");
      return opened;
    },
    async claimDeliveries(...args) {
      const claimed = await digests.claimDeliveries(...args);
      if (claimed.length > 0) dieAt("claimed");
      return claimed;
    },
    async notePosted(...args) {
      await digests.notePosted(...args);
      dieAt(args[2] === 0 ? "headlines noted" : "story noted");
    },
    async closeDelivery(...args) {
      await digests.closeDelivery(...args);
      dieAt("noted");
    },
  };
}

const database = await (task.store.startsWith("postgres")
  ? openPostgres(task.store)
  : openSqlite(task.store));
const options: RunDigestsOptions = {
  digests: withDeaths(createDigestStore(database)),
  adapters: new Map([["web", platform]]),
  compose: async () => card,
  tellRefused: absent,
  now: () => clock,
  log: silentLog,
};
await runDigests(options);
clock = task.now;
await runDigests(options);
await database.close();
