import { describe, expect, it } from "vitest";
import { findEntities } from "../../../src/entities/find-entities.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";

function find(text: string, language: string, title = "") {
  return findEntities({ title, text, sentences: splitSentences(text, language), language });
}

function named(text: string, language: string): Record<string, string> {
  return Object.fromEntries(find(text, language).map(({ name, type }) => [name, type]));
}

describe("findEntities", () => {
  it("finds and types names, once each, in several scripts", () => {
    expect(named("Chancellor Olaf Scholz met Emmanuel Macron in Berlin on Tuesday.", "en")).toMatchObject({
      "Olaf Scholz": "person",
      "Emmanuel Macron": "person",
      Berlin: "place",
    });
    expect(named("Президент Володимир Зеленський зустрівся у Києві з Олафом Шольцом.", "uk")).toMatchObject({
      "Володимир Зеленський": "person",
      Києві: "place",
    });
    expect(named("中国国家主席习近平在北京会见了记者。", "zh")).toMatchObject({
      习近平: "person",
      北京: "place",
    });
  });

  it("joins a person's last name to the full name and keeps every mention's offsets", () => {
    const text = "Giorgia Meloni spoke in Rome. Later Meloni left for Paris.";
    const meloni = find(text, "en").find(({ name }) => name === "Giorgia Meloni");
    expect(meloni?.mentions.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Giorgia Meloni",
      "Meloni",
    ]);
    expect(meloni?.count).toBe(2);
  });

  it("gives a country the same key in every language and under every name", () => {
    const spanish = find("El ministro viajó de Estados Unidos a Ucrania. EE. UU. no comentó nada.", "es");
    const english = find(
      "The minister flew from the United States to Ukraine. The US did not comment.",
      "en",
    );
    const keys = ["country:US", "country:UA"];
    expect(spanish.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
    expect(english.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
    expect(english.filter(({ country }) => country === "US")).toHaveLength(1);
  });

  it("finds countries that particles are written onto", () => {
    const korean = find("한국은 미국과 회담했다. 러시아는 반대했다.", "ko");
    expect(korean.map(({ country }) => country)).toEqual(expect.arrayContaining(["KR", "US", "RU"]));
    expect(find("זרים הגיעו בצרפת ובישראל.", "he").map(({ country }) => country)).toContain("FR");
  });

  it("finds Korean names that a dictionary has, without particles, and no common words of it", () => {
    const text =
      "봉준호 감독은 부산에서 스칼렛 요한슨을 만났다. 기자회견에는 삼성전자가 참석했다. 봉준호는 유명 배우를 칭찬했다. 그는 베를린에 산다. 그 이유로 교실이 비었다.";
    expect(named(text, "ko")).toEqual({
      봉준호: "person",
      "스칼렛 요한슨": "person",
      부산: "place",
      베를린: "place",
      삼성전자: "organisation",
    });
    const surest = find(text, "ko")[0];
    expect(surest).toMatchObject({ name: "봉준호", count: 2 });
    expect(surest!.confidence).toBeGreaterThan(0.95);
  });

  it.each([
    ["ar", "وصل ترامب إلى لندن يوم الاثنين. وقال الوزير لترامب إنه لن يتراجع.", "ترامب"],
    ["he", "טראמפ הגיע ללונדון ביום שני. השר אמר לטראמפ שבריטניה לא תוותר.", "טראמפ"],
  ])("finds a name and the same one with a preposition written onto it (%s)", (language, text, name) => {
    expect(find(text, language)).toContainEqual(expect.objectContaining({ name, type: "person", count: 2 }));
  });

  it("finds Persian names", () => {
    const text = "ترامپ روز دوشنبه به لندن رسید. وزیر به ترامپ گفت که عقب‌نشینی نمی‌کند.";
    expect(named(text, "fa")).toMatchObject({ ترامپ: "person", لندن: "place" });
  });

  it("takes no month, weekday, nationality or function word for a name", () => {
    const names = named(
      "On Monday the Russian envoy left. In March he came back. However, It was late.",
      "en",
    );
    for (const word of ["Monday", "Russian", "March", "However", "It", "On", "In"])
      expect(names).not.toHaveProperty(word);
  });

  it("ranks the name that the article is about first", () => {
    const text = "In Paris it rained. Angela Merkel spoke. Then Merkel left.";
    expect(find(text, "en", "Angela Merkel speaks")[0]?.name).toBe("Angela Merkel");
  });

  it("answers with nothing for an empty text and survives odd ones", () => {
    expect(find("", "en")).toEqual([]);
    expect(find("\ud800 \u0000 ((((( ''''' -----", "und")).toEqual([]);
  });

  it("stays fast on a long text without sentences", () => {
    const text = "Anna Maria Berg und Otto ".repeat(20_000);
    // Processor time: other programs may keep this one waiting.
    const began = process.cpuUsage();
    findEntities({
      title: "",
      text,
      sentences: [{ start: 0, end: text.length, paragraph: 0 }],
      language: "de",
    });
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(5000);
  });
});
