import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { markItems } from "../../../src/feeds/mark-items.ts";
import { openSqlite } from "../../../src/store/database.ts";
import { createEntryStore } from "../../../src/store/entries.ts";
import { createFeedStore } from "../../../src/store/feeds.ts";
import { shortenMarks } from "../../../src/store/migrations/008-short-marks.ts";

const item = {
  guid: "ferry-1",
  url: "https://harbour.example/ferry",
  title: "Night ferry returns",
  teaser: "It sails on Monday.",
  publishedAt: null,
};

test("what was known by its long marks is known by the short ones", async () => {
  const database = await openSqlite(":memory:");
  const feeds = createFeedStore(database);
  const who = { platform: "web", tenant: "web:one", channel: "web:harbour", person: "web:ada" };
  const { subscription } = await feeds.subscribe(
    { ...who, url: "https://harbour.example/feed", title: "" },
    0,
  );
  const feed_id = subscription.feedId;
  const longMark = createHash("sha256").update(`guid ${item.guid}`).digest("base64url").slice(0, 22);
  await database.query.insertInto("entry_mark").values({ feed_id, mark: longMark, seen_at: 5 }).execute();

  await shortenMarks(database.query, "sqlite");
  const [marks = []] = markItems([item]);
  expect(await database.query.selectFrom("entry_mark").selectAll().execute()).toEqual([
    { feed_id, mark: marks[0], seen_at: 5 },
  ]);
  const incoming = [{ item, marks, keep: true, language: () => "en" }];
  expect(await createEntryStore(database).add(feed_id, incoming, 10)).toEqual([]);
  await database.close();
});
