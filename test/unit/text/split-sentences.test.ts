import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/text/split-sentences.ts";

function split(text: string, language: string): string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

/** Sentences as they should come out; they are joined by a space (or nothing) and split again. */
const PARAGRAPHS: readonly (readonly [language: string, ...sentences: string[]])[] = [
  ["en", "Mr. J. R. Hale met Dr. Ames at 3.5 p.m. on Monday.", "“We agreed.”", "She left the U.S. in May."],
  [
    "en",
    "The fee rose to $4.50 (about 4 euros. Before tax).",
    "Is it fair?",
    "“No!” he said.",
    "They wait… still.",
  ],
  ["en", "He works at Yoyo Inc. in Leeds.", "The firm, e.g. its board, is small.", "3 people left."],
  [
    "de",
    "Am 17. Februar kam Dr. Vogel z. B. nach Ulm.",
    "„Das genügt.“",
    "Sie zahlte 3,5 Mio. Euro usw. an ihn.",
  ],
  ["de", "Der Chor singt am Mi. 5. Februar in Ulm.", "Alle kommen.", "Am Do. ist frei."],
  ["nl", "De veerboot vaart sinds okt. 2019 weer.", "Op ma. 3 mei niet.", "Jammer."],
  ["es", "La Sra. Peña viajó a EE. UU. con el Dr. Gil.", "¿Por qué?", "«Nadie lo sabe», dijo."],
  ["fr", "M. Petit a dit : « Nous partons. »", "Mme Roux reste.", "« Pourquoi ? », demande-t-il."],
  ["it", "Il sig. Neri abita in via Po.", "L'on. Riva non c'era.", "Perché?"],
  ["pt", "O Dr. Lima chegou às 10.30.", "A Sra. Costa saiu.", "E agora?"],
  ["pl", "Ul. Długa ma ok. 3 km, tzn. niewiele.", "Prof. Nowak mieszka tam od 5 lat.", "Tak!"],
  ["cs", "Dne 3. května přijel Ing. Dvořák.", "Řekl např. toto.", "Nic víc."],
  ["ru", "И. П. Орлов родился в 1950 г. в Туле.", "«Всё!» — сказал он.", "Это стоит 5 млн руб. в год."],
  ["uk", "Ім. Т. Шевченка — це вулиця.", "Він живе на вул. Садовій.", "Так?"],
  ["hu", "Dr. Kiss és id. Nagy Pál eljött.", "Május 3. napján esett.", "– Jó – mondta."],
  ["tr", "Prof. Dr. Ayşe Kaya geldi.", "“Tamam.” dedi.", "Sonra gitti."],
  ["el", "Ο κ. Νίκος ήρθε.", "Γιατί;", "Δεν ξέρω."],
  ["ar", "وصل د. سالم أمس.", "هل غادر؟", "نعم، غادر."],
  ["ur", "وہ کل آیا۔", "کیا وہ گیا؟", "ہاں۔"],
  ["fa", "او دیروز آمد.", "آیا رفت؟", "بله."],
  ["he", "הוא הגיע אתמול.", "למה?", "איש לא יודע."],
  ["hi", "डॉ. शर्मा कल आए।", "वे कहाँ गए?", "कोई नहीं जानता।"],
  ["bn", "ড. সেন গতকাল এলেন।", "তিনি কোথায়?", "কেউ জানে না।"],
  ["ta", "திரு. மணி நேற்று வந்தார்.", "அவர் எங்கே சென்றார்?", "யாருக்கும் தெரியாது."],
  ["am", "እሱ ትናንት መጣ።", "ለምን ሄደ፧", "ማንም አያውቅም።"],
  ["am", "እሱ ትናንት መጣ፡፡", "ማንም አያውቅም፡፡"],
  ["hy", "Նա եկավ երեկ։", "Ոչ ոք չգիտի։"],
  ["ka", "ის გუშინ მოვიდა.", "სად წავიდა?", "არავინ იცის."],
  ["ko", "그는 어제 왔다.", "“저는 모릅니다.” 라고 그가 말했다.", "왜?"],
  ["my", "သူ မနေ့က လာတယ်။", "ဘယ်သူမှ မသိဘူး။"],
  ["km", "គាត់បានមកម្សិលមិញ។", "គ្មាននរណាដឹងទេ។"],
];

const UNSPACED: typeof PARAGRAPHS = [
  ["ja", "「来ます。明日です。」と彼は言った。", "なぜ？", "「知らない。」", "誰も来なかった。"],
  ["zh", "他昨天来了。", "“我不知道。”", "为什么？", "没有人知道！"],
];

describe("splitSentences", () => {
  test.each(PARAGRAPHS)("splits %s", (language, ...sentences) => {
    expect(split(sentences.join(" "), language)).toEqual(sentences);
  });

  test.each(UNSPACED)("splits %s", (language, ...sentences) => {
    expect(split(sentences.join(""), language)).toEqual(sentences);
  });

  test("keeps a list number with its item", () => {
    expect(split("1. First things.\n2. Second things.", "en")).toEqual([
      "1. First things.",
      "2. Second things.",
    ]);
  });

  test("splits long Thai at spaces, short Thai not at all", () => {
    const clause = "เมื่อวานนี้เขาเดินทางมาถึงเมืองหลวงพร้อมกับครอบครัวและเพื่อนร่วมงานจำนวนมากเพื่อเข้าร่วมการประชุม";
    expect(split(`${clause} ${clause}`, "th")).toEqual([clause, clause]);
    expect(split("เขามา แล้วเขาไป", "th")).toEqual(["เขามา แล้วเขาไป"]);
  });

  test("never crosses a paragraph, counts those with words, trims white space", () => {
    const text = "  A heading\n\n \n\nOne here. Two here. \r\nThree";
    expect(
      splitSentences(text, "en").map(({ start, end, paragraph }) => [text.slice(start, end), paragraph]),
    ).toEqual([
      ["A heading", 0],
      ["One here.", 1],
      ["Two here.", 1],
      ["Three", 2],
    ]);
  });

  test("gives nothing for nothing and one sentence for marks alone", () => {
    expect(split("", "en")).toEqual([]);
    expect(split(" \n\n ", "und")).toEqual([]);
    expect(split("… ?!", "en")).toEqual(["… ?!"]);
  });

  test("takes any language tag", () => {
    expect(split("One. Two.", "no such tag")).toEqual(["One.", "Two."]);
    expect(split("One here. Two here.", "und")).toEqual(["One here.", "Two here."]);
  });

  test("is linear in the text, also in hostile ones", () => {
    const hostile = ["(((((", "a. ", "「", '"“»', "。”", "A.B.", "1. ", " \u00a0", "؟ !", "x".repeat(50)];
    for (const piece of hostile) {
      const started = performance.now();
      splitSentences(piece.repeat(Math.ceil(200_000 / piece.length)), "ja");
      expect(performance.now() - started, piece).toBeLessThan(4000);
    }
  });
});
