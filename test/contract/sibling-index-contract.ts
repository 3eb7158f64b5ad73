import { expect, test } from "vitest";
import type { Brief } from "../../src/brief/brief.ts";
import { findSiblings } from "../../src/siblings/find-siblings.ts";
import { audienceOf, PUBLIC_TENANT } from "../../src/store/audience.ts";
import { forgetOld } from "../../src/store/forget-old.ts";
import type { Store } from "../../src/store/store.ts";
import { ferry, inventBrief, strangers } from "../unit/siblings/invented-articles.ts";

type Opened = Store;

const DAY = 86_400_000;

/** What the store promises of finding siblings, on either database. `open` gives an empty store. */
export function siblingIndexContract(open: () => Promise<Opened>): void {
  async function remember(store: Opened, tenant: string, ...briefs: Brief[]): Promise<void> {
    for (const brief of briefs) {
      await store.briefs.save(brief, brief.article.url, 1_000);
      await store.briefs.saw(tenant, brief.id, "channel", 1_000);
    }
    await store.siblings.add(briefs);
  }

  const idsFor = async (store: Opened, brief: Brief, tenant: string) =>
    (await findSiblings({ brief, index: store.siblings, audience: tenant }))
      .map((sibling) => sibling.id)
      .sort();

  test("the editions of an article are found among strangers", async () => {
    const store = await open();
    await remember(store, PUBLIC_TENANT, ferry.en, ferry.ru, ...strangers);
    const siblings = await findSiblings({ brief: ferry.es, index: store.siblings, audience: "one" });
    expect(siblings.map(({ id }) => id).sort()).toEqual(["ferry-en", "ferry-ru"]);
    expect(siblings[0]).toMatchObject({ relation: "translation", publisher: "The Example" });
    expect(siblings[0]!.reasons.find((reason) => reason.kind === "sentences-aligned")).toEqual({
      kind: "sentences-aligned",
      count: 5,
      of: 5,
    });
    for (const stranger of strangers) expect(await idsFor(store, stranger, "one")).toEqual([]);
  });

  test("what is older than it is kept is erased with all that finds it, the rest stays", async () => {
    const store = await open();
    await remember(store, PUBLIC_TENANT, ferry.en, ferry.ru);
    await store.briefs.save(ferry.ru, ferry.ru.article.url, 40 * DAY);
    const retention = { textDays: 10, articleDays: 30, historyDays: 5 };
    const card = { platform: "web", channel: "c", tenant: "one", source: null, author: null, asker: "ada" };
    for (const [message, postedAt] of [
      ["old", 34 * DAY],
      ["new", 36 * DAY],
    ] as const)
      await store.messages.posted({ ...card, message, link: null, shows: "card", language: null, postedAt });
    await forgetOld(store, retention, 41 * DAY);
    expect(await idsFor(store, ferry.es, "one")).toEqual(["ferry-ru"]);
    expect(await store.briefs.find("ferry-en")).toBeNull();
    expect(await store.briefs.find("ferry-ru")).not.toBeNull();
    const place = { platform: "web", channel: "c" };
    expect(await store.messages.find(place, "old")).toBeNull();
    expect(await store.messages.find(place, "new")).not.toBeNull();
    await forgetOld(store, retention, 55 * DAY);
    expect(await store.briefs.find("ferry-ru")).toBeNull();
    expect(await idsFor(store, ferry.es, "one")).toEqual(["ferry-ru"]);
    await forgetOld(store, retention, 71 * DAY);
    expect(await idsFor(store, ferry.es, "one")).toEqual([]);
    // Known again, it is found again.
    await remember(store, PUBLIC_TENANT, ferry.en);
    expect(await idsFor(store, ferry.es, "one")).toEqual(["ferry-en"]);
  });

  test("what one tenant posted is not revealed to another", async () => {
    const store = await open();
    await remember(store, "one", ferry.en);
    await remember(store, "two", ferry.ru);
    expect(await idsFor(store, ferry.es, "one")).toEqual(["ferry-en"]);
    expect(await idsFor(store, ferry.es, "two")).toEqual(["ferry-ru"]);
    expect(await idsFor(store, ferry.es, "three")).toEqual([]);
    await store.briefs.saw(PUBLIC_TENANT, "ferry-en", "feed", 2_000);
    expect(await idsFor(store, ferry.es, "three")).toEqual(["ferry-en"]);
  });

  test("what was met in a private channel is found there only; what its tenant met, there too", async () => {
    const store = await open();
    const vault = audienceOf("one", { channel: "vault", isPrivate: true });
    const cellar = audienceOf("one", { channel: "cellar", isPrivate: true });
    await remember(store, vault, ferry.en);
    await remember(store, "one", ferry.ru);
    expect(await idsFor(store, ferry.es, vault)).toEqual(["ferry-en", "ferry-ru"]);
    expect(await idsFor(store, ferry.es, cellar)).toEqual(["ferry-ru"]);
    expect(await idsFor(store, ferry.es, "one")).toEqual(["ferry-ru"]);
    expect(await store.briefs.visibleTo("one", "ferry-en")).toBe(false);
    expect(await store.briefs.visibleTo(vault, "ferry-ru")).toBe(true);
    await store.briefs.forgetTenant("one");
    expect(await store.briefs.find("ferry-en")).toBeNull();
    expect(await idsFor(store, ferry.es, vault)).toEqual([]);
  });

  test("an article is not its own sibling, nor is one in its language", async () => {
    const store = await open();
    const copy = inventBrief("copy-es", "es", ferry.es.article.title, ferry.es.article.text.split("\n\n"));
    await remember(store, PUBLIC_TENANT, ferry.es, copy);
    expect(await idsFor(store, ferry.es, "one")).toEqual([]);
  });

  test("an article that changed is found by its new text only, and once", async () => {
    const store = await open();
    const [before] = strangers;
    await remember(store, PUBLIC_TENANT, { ...before!, id: ferry.en.id });
    await remember(store, PUBLIC_TENANT, ferry.en);
    await remember(store, PUBLIC_TENANT, ferry.en);
    expect(await idsFor(store, ferry.es, "one")).toEqual(["ferry-en"]);
  });

  test("several who add the same article at once add it once", async () => {
    const store = await open();
    await store.briefs.save(ferry.en, null, 1_000);
    await store.briefs.saw("one", ferry.en.id, "channel", 1_000);
    await Promise.all(Array.from({ length: 5 }, () => store.siblings.add([ferry.en])));
    expect(await idsFor(store, ferry.es, "one")).toEqual(["ferry-en"]);
  });

  test("an article without marks has no candidates", async () => {
    const store = await open();
    await remember(store, PUBLIC_TENANT, ferry.en);
    const empty = inventBrief("empty", "es", "", []);
    expect((await store.siblings.candidates(empty, "one", 10)).found).toEqual([]);
    await remember(store, PUBLIC_TENANT, empty);
    await store.siblings.add([]);
  });
}

/** What the store promises of the lexicon, on either database. */
export function lexiconContract(open: () => Promise<Pick<Store, "lexicon">>): void {
  const verbs = ["sings", "sleeps", "waits", "returns"];
  const nouns = ["captain", "minister", "neighbour", "gardener"];
  const [cantos, oficios] = [
    ["canta", "duerme", "espera", "vuelve"],
    ["capitana", "ministra", "vecina", "jardinera"],
  ];
  const lesson = (language: string, who: readonly string[], what: readonly string[]) =>
    inventBrief(
      `lesson-${language}`,
      language,
      "",
      who.flatMap((noun) => what.map((verb) => `${noun} ${verb}`)),
    );

  test("it learns from corresponding sentences, in both directions, and only between their languages", async () => {
    const { lexicon } = await open();
    const [english, spanish] = [lesson("en", nouns, verbs), lesson("es", oficios!, cantos!)];
    await lexicon.teach(english, spanish);
    await lexicon.teach(spanish, english);
    const learned = await lexicon.load("es", ["en", "fr", "es"]);
    expect(learned.between("es", "en")!.get("minist")![0]!.word).toBe("minist");
    expect(learned.between("es", "en")!.get("duerme")![0]!.word).toBe("sleeps");
    expect(learned.between("en", "es")!.get("garden")![0]!.word).toBe("jardin");
    expect(learned.between("es", "fr")).toBeNull();
  });

  test("two articles in one language teach nothing", async () => {
    const { lexicon } = await open();
    await lexicon.teach(ferry.en, ferry.en);
    expect((await lexicon.load("en", ["en", "es"])).between("en", "es")).toBeNull();
  });
}
