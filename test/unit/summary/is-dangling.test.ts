import { describe, expect, test } from "vitest";
import { isDangling } from "../../../src/summary/is-dangling.ts";

const DANGLING: readonly (readonly [string, string])[] = [
  ["en", "However, the council of Velmora voted against the bridge."],
  ["en", "She told the harbour board that the lamp was too dim."],
  ["en", "“It is not over,” said the mayor."],
  ["de", "Außerdem zahlte die Stadt vier Millionen Kronen."],
  ["fr", "Il a ensuite visité le phare de Velmora."],
  ["es", "Sin embargo, el puerto sigue cerrado."],
  ["pt", "Ele disse que a ponte ficaria pronta em maio."],
  ["it", "Tuttavia il faro resta spento."],
  ["nl", "Daarnaast betaalde de stad voor de haven."],
  ["ru", "Однако мэр Вельморы отказался от моста."],
  ["uk", "Він сказав, що маяк відкриють навесні."],
  ["pl", "Ponadto rada zapłaciła za remont latarni."],
  ["tr", "Ancak belediye köprüyü onaylamadı."],
  ["ar", "لكن المجلس رفض بناء الجسر الجديد."],
  ["he", "אבל המועצה סירבה לבנות את הגשר."],
  ["fa", "اما شورای شهر با ساخت پل مخالفت کرد."],
  ["hi", "लेकिन नगर परिषद ने पुल का विरोध किया।"],
  ["bn", "কিন্তু পরিষদ সেতুর বিরোধিতা করেছে।"],
  ["ja", "しかし、市議会は新しい橋の建設に反対した。"],
  ["zh", "但是市议会反对修建新的大桥。"],
  ["zh", "他们说灯塔将在春天开放。"],
  ["ko", "그러나 시의회는 새 다리 건설에 반대했다."],
  ["vi", "Tuy nhiên, hội đồng thành phố phản đối cây cầu."],
  ["vi", "Ông nói rằng ngọn hải đăng sẽ mở cửa vào mùa xuân."],
  ["id", "Namun, dewan kota menolak jembatan baru."],
  ["en", "They’ve paid for the harbour twice."],
  ["en", "It's the second bridge of the town."],
  ["fr", "C’est ce qu’a annoncé la mairie."],
];

const STANDING: readonly (readonly [string, string])[] = [
  ["en", "Mayor Ilse Brandt opened the lighthouse on Tuesday."],
  ["en", "So far nobody has paid for the harbour."],
  ["de", "Das Rathaus von Velmora bleibt geschlossen."],
  ["fr", "Alors que la ville rénovait le phare, le port est resté ouvert."],
  ["es", "Después de nueve años de obras, el faro abrió el martes."],
  ["vi", "Ông Nam nói rằng ngọn hải đăng sẽ mở cửa."],
  ["zh", "那不勒斯的港口周二重新开放。"],
  ["it", "E' stato riaperto il faro di Velmora."],
  ["en", "O'Brien opened the lighthouse on Tuesday."],
  ["xx", "However, no list is known for this language."],
];

describe("isDangling", () => {
  test.each(DANGLING)("%s: %s", (language, sentence) => {
    expect(isDangling(sentence, { language, opensText: false })).toBe(true);
  });

  test.each(STANDING)("stands alone in %s: %s", (language, sentence) => {
    expect(isDangling(sentence, { language, opensText: false })).toBe(false);
  });

  test("a demonstrative may open a text, a personal pronoun may not", () => {
    expect(isDangling("This week the harbour reopens.", { language: "en", opensText: true })).toBe(false);
    expect(isDangling("This week the harbour reopens.", { language: "en", opensText: false })).toBe(true);
    expect(isDangling("Ông chủ bến cảng mở cửa.", { language: "vi", opensText: true })).toBe(false);
    expect(isDangling("She opened the harbour.", { language: "en", opensText: true })).toBe(true);
  });
});
