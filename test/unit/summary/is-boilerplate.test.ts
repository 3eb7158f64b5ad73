import { describe, expect, test } from "vitest";
import { isBoilerplate } from "../../../src/summary/is-boilerplate.ts";

describe("isBoilerplate", () => {
  test.each([
    "Read also: Nine years of scaffolding come down in Velmora this week.",
    "Subscribe to our evening letter and never miss a story from the coast.",
    "Sign up for our newsletter and get the harbour news every morning.",
    "Lesen Sie auch: Neun Jahre Gerüst am Leuchtturm gehen zu Ende.",
    "Abonnieren Sie unseren Brief und verpassen Sie keine Nachricht.",
    "Lire aussi : neuf ans d'échafaudages au phare de Velmora.",
    "Lea también: nueve años de andamios en el faro de Velmora.",
    "Leia também: nove anos de andaimes no farol de Velmora.",
    "Читайте также: девять лет лесов вокруг маяка Вельморы.",
    "اقرأ أيضا: تسع سنوات من أعمال الترميم في منارة فيلمورا.",
    "延伸阅读：灯塔九年修缮工程即将在本周全部结束。",
    "関連記事：九年に及んだ灯台の修復工事が今週ようやく終わる見通し。",
    "Baca juga: sembilan tahun perbaikan mercusuar Velmora berakhir.",
    "Photo: the rebuilt lighthouse at dusk, by Tomas Varga for the Courier.",
    "Write to the newsroom at desk@velmora.example with your questions.",
    "More pictures are at https://velmora.example/lighthouse for subscribers.",
    "© 2031 Velmora Courier and its partners on the northern coast.",
    "THE LIGHTHOUSE IS BACK and the town OF VELMORA CELEBRATES IT",
    "A lighthouse keeper looks at the sea",
    "Tuesday 14:05",
    "The lamp of the lighthouse on the morning of its return. (Photo: Tomas Varga)",
    "+47 22 33 44 55 / +47 22 33 44 56 / 22 33 44 57",
    "Velmora lights its lamp again after nine years of work, four votes and two harbour strikes on the coast",
    "Home > News > Velmora lights its lamp again after nine years.",
    "• The lamp of the lighthouse was bought in Karsund.",
    "[2] The lamp of the lighthouse was bought in Karsund in 1954.",
    "Press release | The harbour office of Velmora and its partners.",
    "GENERAL: • the lamp turns once a minute • the base is of granite • the door is of oak.",
    "#Velmora #Lighthouse #Harbour are the tags of this story.",
    "Warning: the value of the lamp is not defined in /var/www/velmora/lamp.php on line 12.",
    "We use cookies to give you the best experience on our website.",
    "Wir verwenden Cookies, um die Zugriffe auf unsere Website zu analysieren.",
    "当サイトではクッキーを使用してサイトの利用状況を分析しています。",
    "and replaced the granite base of the lighthouse on the coast.",
  ])("%s", (line) => {
    expect(isBoilerplate(line, { punctuated: true, capitalised: true, opensText: false })).toBe(true);
  });

  test.each([
    "The harbour town of Velmora opened its rebuilt lighthouse on Tuesday.",
    "Subscribers of the old library asked the council for longer hours.",
    "В 1987 году совет Вельморы заплатил за ремонт маяка.",
    "市议会周二批准了修缮灯塔的四百万克朗预算。",
    "NATO and the EU asked the council of Velmora for a new harbour.",
    "iPhone owners of Velmora sent pictures of the rebuilt lighthouse.",
    "The baker of Velmora sold nine hundred cookies in the shape of the lighthouse.",
    "The whole town of Velmora came to see the lamp! 🎉",
  ])("an article's own sentence: %s", (sentence) => {
    expect(isBoilerplate(sentence, { punctuated: true, capitalised: true, opensText: false })).toBe(false);
  });

  test("a standfirst may end without a mark, a line of its length further down may not", () => {
    const line = "Velmora lights its lamp again after nine years of work";
    expect(isBoilerplate(line, { punctuated: true, capitalised: true, opensText: true })).toBe(false);
    expect(isBoilerplate(line, { punctuated: true, capitalised: true, opensText: false })).toBe(true);
  });

  test("a script without full stops is not asked for one", () => {
    const sentence = "ประภาคารแห่งเวลโมราเปิดให้เข้าชมอีกครั้งในวันอังคาร";
    expect(isBoilerplate(sentence, { punctuated: false, capitalised: false, opensText: false })).toBe(false);
    expect(isBoilerplate(sentence, { punctuated: true, capitalised: true, opensText: false })).toBe(true);
  });
});
