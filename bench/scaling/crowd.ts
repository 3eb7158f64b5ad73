import { ferryStory } from "../../test/support/ferry-story.ts";
import type { Site } from "../../test/support/site-server.ts";
import { createPeople } from "../../test/support/slack-server/people.ts";
import type { SlackServer } from "../../test/support/slack-server/server.ts";

const PERSONS = 100;
const CHANNELS = 100;
/** An article of the length of a usual one, some 7,000 characters. */
const REPEATS = 5;

/** People of one workspace who say things as fast as they are answered. */
export interface Crowd {
  /** Asks for an article by mention; resolves when it is acknowledged. */
  ask(link: string): Promise<void>;
  /** Says something that means nothing to the bot; resolves when it is acknowledged. */
  talk(): Promise<void>;
  /** The address of an article of its own for each number. */
  link(n: number): string;
  /** How many cards were posted. */
  cards(): number;
}

/** Makes the people, and a page for each link. */
export function createCrowd(site: Site, slack: SlackServer): Crowd {
  const { workspace } = slack;
  const people = createPeople(slack, slack.sockets);
  for (let n = 0; n < PERSONS; n++)
    workspace.users.set(`U${100 + n}`, { id: `U${100 + n}`, locale: "en-US", admin: false, bot: false });
  for (let n = 0; n < CHANNELS; n++) {
    const id = `C${100 + n}`;
    workspace.channels.set(id, { id, creator: "U1", member: true, archived: false, private: false });
  }
  let count = 0;
  const next = () => {
    const n = count++;
    return { channel: `C${100 + (n % CHANNELS)}`, user: `U${100 + (n % PERSONS)}`, ts: workspace.nextTs() };
  };
  return {
    async ask(link) {
      const text = `<@${workspace.botUser}> <${link}>`;
      await people.event({ type: "app_mention", text, ...next() });
    },
    async talk() {
      await people.event({ type: "message", text: "see you at the harbour", ...next() });
    },
    link(n) {
      site.put(`/story/${n}`, { body: makePage(n) });
      return site.url(`/story/${n}`);
    },
    cards: () => workspace.messages.filter(({ botId }) => botId === workspace.botId).length,
  };
}

function makePage(n: number): string {
  const paragraphs = Array.from({ length: REPEATS }, (_, part) =>
    ferryStory.english.map((text, index) => `<p>${text} Berth ${index} of pier ${n}, part ${part}.</p>`),
  );
  return `<!doctype html><html lang="en"><head><title>Ferry ${n}</title></head>
<body><main><article><h1>An electric ferry for pier ${n}</h1>${paragraphs.flat().join("\n")}</article></main></body></html>`;
}
