import { describe, expect, test } from "vitest";
import { makeFailure } from "../../../adapters/slack/classify-error.ts";
import { createPace } from "../../../adapters/slack/keep-pace.ts";
import { createRecentMessages } from "../../../adapters/slack/recent-messages.ts";
import { createSeal } from "../../../adapters/slack/seal-text.ts";
import { createWork, describeError } from "../../../adapters/slack/track-work.ts";
import { parseConfig } from "../../../src/config.ts";
import { silentLog } from "../../../src/log.ts";
import { openSqlite } from "../../../src/store/database.ts";
import { createInstallationStore } from "../../../src/store/installations.ts";

describe("memory of messages", () => {
  const message = (text: string) => ({ text, thread: null, author: "U1" });

  test("is bounded in number and length, the oldest leaving first", () => {
    const recent = createRecentMessages(3);
    for (const ts of ["1", "2", "3", "1", "4"]) recent.put("slack:T1:C1", ts, message("x".repeat(9_000)));
    expect(["1", "2", "3", "4"].map((ts) => recent.find("slack:T1:C1", ts) !== null)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(recent.find("slack:T1:C1", "4")?.text.length).toBe(4_000);
  });

  test("forgets a message and a workspace", () => {
    const recent = createRecentMessages();
    for (const channel of ["slack:T1:C1", "slack:T11:C1"])
      for (const ts of ["1", "2"]) recent.put(channel, ts, message("text"));
    recent.forget("slack:T11:C1", "1");
    recent.forgetTeam("T1");
    const left = ["slack:T1:C1", "slack:T11:C1"].flatMap((channel) =>
      ["1", "2"].map((ts) => recent.find(channel, ts)),
    );
    expect(left.map((found) => found !== null)).toEqual([false, false, false, true]);
  });
});

describe("pace", () => {
  const limited = () => Promise.reject(makeFailure("rate_limited", { retryAfter: 50 }));

  test("repeats what was limited, after the wait", async () => {
    let tries = 0;
    const begun = performance.now();
    const result = await createPace().run("key", () => (++tries < 3 ? limited() : Promise.resolve("done")));
    expect([result, tries]).toEqual(["done", 3]);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(95);
  });

  test("gives up after so many repeats, and on waits that are too long", async () => {
    const pace = createPace({ maxRepeats: 2, maxWait: 100 });
    let tries = 0;
    const forever = () => {
      tries++;
      return limited();
    };
    await expect(pace.run("key", forever)).rejects.toMatchObject({ code: "rate_limited" });
    expect(tries).toBe(3);
    const long = () => Promise.reject(makeFailure("rate_limited", { retryAfter: 5_000 }));
    await expect(pace.run("key", long)).rejects.toMatchObject({ retryAfter: 5_000, permanent: false });
  });

  test("keeps the order of one key, and lets one failure stop nobody", async () => {
    const pace = createPace();
    const done: number[] = [];
    const work = [0, 1, 2].map((index) =>
      pace.run("key", async () => {
        await new Promise((resolve) => setTimeout(resolve, 20 - index * 10));
        if (index === 1) throw makeFailure("channel_not_found");
        done.push(index);
      }),
    );
    await Promise.allSettled(work);
    expect(done).toEqual([0, 2]);
  });

  test("holds only so many in waiting", async () => {
    const pace = createPace({ maxQueue: 2 });
    const slow = () => new Promise((resolve) => setTimeout(resolve, 20));
    const work = [pace.run("key", slow), pace.run("key", slow)];
    await expect(pace.run("key", slow)).rejects.toMatchObject({ code: "rate_limited", permanent: false });
    await Promise.all(work);
    await pace.run("key", slow);
  });

  test("a stop ends waiting at once, as a refusal for now", async () => {
    const pace = createPace();
    const waiting = pace.run("key", () =>
      Promise.reject(makeFailure("rate_limited", { retryAfter: 30_000 })),
    );
    setTimeout(() => pace.stop(), 20);
    await expect(waiting).rejects.toMatchObject({ name: "DeliveryError", permanent: false });
  });
});

describe("seal", () => {
  const key = "0123456789abcdef0123456789abcdef";

  test("opens what it closed, for the same tenant and key alone", () => {
    const sealed = createSeal(key).close("xoxb-secret", "slack:T1");
    expect(createSeal(key).open(sealed, "slack:T1")).toBe("xoxb-secret");
    expect(() => createSeal(key).open(sealed, "slack:T2")).toThrow();
    expect(() => createSeal(`${key}x`).open(sealed, "slack:T1")).toThrow();
    const tampered = Buffer.from(sealed, "base64");
    tampered[tampered.length - 1]! ^= 1;
    expect(() => createSeal(key).open(tampered.toString("base64"), "slack:T1")).toThrow();
  });

  test("never writes the same twice", () => {
    const seal = createSeal(key);
    expect(seal.close("a", "t")).not.toBe(seal.close("a", "t"));
  });
});

describe("work", () => {
  test("an error in the log shows its kind and place, not its words", () => {
    const described = JSON.stringify(describeError(new TypeError("secret words")));
    expect(described).toContain("TypeError");
    expect(described).toContain("parts.test.ts");
    expect(described).not.toContain("secret words");
  });

  test("finish waits for what is under way, but not for ever", async () => {
    const work = createWork(silentLog);
    let done = false;
    void work.run("quick", async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      done = true;
    });
    await work.finish(1_000);
    expect(done).toBe(true);
    void work.run("endless", () => new Promise(() => {}));
    const begun = performance.now();
    await work.finish(50);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

test("installations are kept, replaced and removed by tenant", async () => {
  const store = createInstallationStore(await openSqlite(":memory:"));
  await store.save("slack:T1", "a", 1);
  await store.save("slack:T1", "b", 2);
  await store.save("slack:T2", "c", 3);
  await store.remove("slack:T2");
  expect([await store.find("slack:T1"), await store.find("slack:T2")]).toEqual(["b", null]);
});

describe("the configuration of installs", () => {
  const complete = {
    SLACK_CLIENT_ID: "1.2",
    SLACK_CLIENT_SECRET: "secret",
    SLACK_STATE_SECRET: "state",
    SLACK_INSTALLATION_KEY: "0123456789abcdef0123456789abcdef",
    SLACK_SIGNING_SECRET: "signing",
  };

  test("is read whole", () => {
    expect(parseConfig(complete).slack?.oauth).toEqual({
      clientId: "1.2",
      clientSecret: "secret",
      stateSecret: "state",
      installationKey: complete.SLACK_INSTALLATION_KEY,
    });
    expect(parseConfig({}).slack).toBeNull();
  });

  test.each([
    ["SLACK_INSTALLATION_KEY", undefined],
    ["SLACK_INSTALLATION_KEY", "too short"],
    ["SLACK_CLIENT_SECRET", undefined],
    ["SLACK_STATE_SECRET", undefined],
    ["SLACK_SIGNING_SECRET", undefined],
  ])("names %s where it is %o", (name, value) => {
    expect(() => parseConfig({ ...complete, [name]: value })).toThrow(`${name}:`);
  });
});
