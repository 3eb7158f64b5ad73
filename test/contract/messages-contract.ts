import { expect, test } from "vitest";
import type { PostedCard } from "../../src/store/messages.ts";
import type { Store } from "../../src/store/store.ts";

/** What the store promises of posted cards, on either database. */
export function messagesContract(open: () => Promise<Pick<Store, "messages">>): void {
  const place = { platform: "web", channel: "harbour" };
  const card = (message: string, fields: Partial<PostedCard> = {}): PostedCard => ({
    ...place,
    message,
    tenant: "web:one",
    source: "s1",
    author: "ada",
    asker: "bo",
    link: "https://harbour.example/ferry",
    shows: "card",
    language: null,
    postedAt: 1000,
    ...fields,
  });

  test("the cards that answer a message are found, oldest first, and forgotten", async () => {
    const { messages } = await open();
    await messages.posted(card("m2", { postedAt: 2000 }));
    await messages.posted(card("m1"));
    await messages.posted(card("m3", { source: null, postedAt: 3000 }));
    await messages.posted(card("m4", { channel: "other" }));
    expect(await messages.answers(place, "s1")).toEqual([card("m1"), card("m2", { postedAt: 2000 })]);
    expect(await messages.find(place, "m3")).toEqual(card("m3", { source: null, postedAt: 3000 }));
    expect(await messages.find(place, "m4")).toBeNull();
    await messages.removed(place, "m1");
    expect(await messages.find(place, "m1")).toBeNull();
  });

  test("an updated card shows another link", async () => {
    const { messages } = await open();
    await messages.posted(card("m1"));
    await messages.posted(card("m1", { link: "https://harbour.example/bridge" }));
    const answers = await messages.answers(place, "s1");
    expect(answers.map(({ link }) => link)).toEqual(["https://harbour.example/bridge"]);
  });

  test("what a person asked for is told latest first, by tenant, and forgotten", async () => {
    const { messages } = await open();
    const brief = { briefId: "b1", title: "Ferry", url: null, askedAt: 1 };
    await messages.asked("web:bo", "web:one", brief);
    await messages.asked("web:bo", "web:one", { ...brief, briefId: "b2", askedAt: 2 });
    await messages.asked("web:bo", "web:two", { ...brief, briefId: "b3", askedAt: 3 });
    expect((await messages.askedBy("web:bo", "web:one", 10)).map(({ briefId }) => briefId)).toEqual([
      "b2",
      "b1",
    ]);
    expect(await messages.askedBy("web:bo", null, 2)).toHaveLength(2);
    await messages.posted(card("m1"));
    await messages.forgetPerson("web:bo");
    expect(await messages.askedBy("web:bo", null, 10)).toEqual([]);
    expect((await messages.find(place, "m1"))?.asker).toBeNull();
    expect((await messages.find(place, "m1"))?.author).toBe("ada");
  });

  test("a tenant is forgotten without its neighbours; the old is pruned", async () => {
    const { messages } = await open();
    await messages.posted(card("m1"));
    await messages.posted(card("m2", { tenant: "web:two", postedAt: 5000 }));
    await messages.forgetTenant("web:one");
    expect(await messages.find(place, "m1")).toBeNull();
    expect(await messages.find(place, "m2")).not.toBeNull();
    await messages.prune(6000);
    expect(await messages.find(place, "m2")).toBeNull();
  });
}
