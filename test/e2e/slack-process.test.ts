import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPeople } from "../support/slack-server/people.ts";
import { APP_TOKEN, type SlackServer, startSlackServer } from "../support/slack-server/server.ts";
import { eventually } from "../support/slack-server/soon.ts";
import { type Spawned, spawnDragoman } from "../support/slack-server/spawn-dragoman.ts";

let server: SlackServer;
let folder: string;
const running: Spawned[] = [];

beforeEach(async () => {
  server = await startSlackServer({ deadline: 1_000 });
  folder = mkdtempSync(join(tmpdir(), "dragoman-slack-"));
});

afterEach(async () => {
  for (const { process, ended } of running.splice(0)) {
    process.kill("SIGKILL");
    await ended;
  }
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(env: Readonly<Record<string, string>> = {}): Spawned {
  const spawned = spawnDragoman({
    DATA_DIR: folder,
    LOG_LEVEL: "debug",
    SLACK_API_URL: server.apiUrl,
    SLACK_BOT_TOKEN: server.workspace.botToken,
    SLACK_APP_TOKEN: APP_TOKEN,
    ...env,
  });
  running.push(spawned);
  return spawned;
}

describe("the process", () => {
  test.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1-wrong" }, "SLACK_BOT_TOKEN"],
    [{ SLACK_APP_TOKEN: "xapp-1-wrong" }, "SLACK_APP_TOKEN"],
  ])("ends with code 78 and a clear message on %o", async (env, name) => {
    const { code, errors } = await run(env).ended;
    expect(code).toBe(78);
    expect(errors).toContain(`${name}: Slack refuses this token (invalid_auth)`);
    expect(errors).not.toContain("wrong");
    expect(errors).not.toMatch(/unhandled/i);
  });

  test("killed in the middle of its work answers no event twice after its restart, and ends gracefully", async () => {
    const people = createPeople(server, server.sockets);
    const { workspace } = server;
    const mention = (index: number) => ({
      type: "app_mention",
      // A channel for each, so that each answer shows which event it is for.
      channel: `C${100 + index}`,
      user: "U1",
      text: `<@${workspace.botUser}> nothing to read ${index}`,
      ts: `5.${String(index).padStart(6, "0")}`,
    });
    for (let id = 100; id < 120; id++)
      workspace.channels.set(`C${id}`, {
        id: `C${id}`,
        creator: "U1",
        member: true,
        archived: false,
        private: false,
      });
    const ids = Array.from({ length: 20 }, () => people.newEventId());

    const first = run();
    await first.ready;
    const sent = ids.slice(0, 12).map((id, index) => people.event(mention(index), undefined, id));
    await sent[0];
    first.process.kill("SIGKILL");
    await first.ended;

    const second = run();
    await second.ready;
    await Promise.all(sent);
    for (const [index, id] of ids.entries())
      await people.event(mention(index), { attempt: 2, reason: "timeout" }, id);
    const answered = () => workspace.ephemerals.map(({ channel }) => channel).toSorted();
    const unsent = ids.slice(12).map((_, index) => `C${112 + index}`);
    await eventually(() => expect(answered()).toEqual(expect.arrayContaining(unsent)));
    second.process.kill("SIGTERM");
    const { code } = await second.ended;
    expect(code).toBe(0);
    expect(answered()).toEqual([...new Set(answered())]);
  });
});
