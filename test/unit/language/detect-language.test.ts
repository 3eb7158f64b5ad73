import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../../src/language/detect-language.ts";

const TEXTS: readonly (readonly [language: string, text: string])[] = [
  ["en", "The mayor opened the new bridge on Friday"],
  ["de", "Die Bürgermeisterin eröffnete am Freitag die neue Brücke"],
  ["fr", "La maire a inauguré vendredi le nouveau pont"],
  ["es", "La alcaldesa inauguró el viernes el nuevo puente"],
  ["pt", "A prefeita inaugurou na sexta-feira a nova ponte"],
  ["it", "La sindaca ha inaugurato venerdì il nuovo ponte"],
  ["nl", "De burgemeester opende vrijdag de nieuwe brug"],
  ["sv", "Borgmästaren invigde den nya bron i fredags"],
  ["da", "Borgmesteren åbnede i fredags den nye bro, som hun selv havde foreslået"],
  ["no", "Ordføreren åpnet den nye broen på fredag, sier hun til avisa"],
  ["fi", "Pormestari avasi uuden sillan perjantaina"],
  ["et", "Linnapea avas reedel uue silla"],
  ["lv", "Mēre piektdien atklāja jauno tiltu"],
  ["lt", "Merė penktadienį atidarė naują tiltą"],
  ["pl", "Burmistrz otworzyła w piątek nowy most"],
  ["cs", "Starostka v pátek otevřela nový most přes řeku"],
  ["sk", "Primátorka v piatok otvorila nový most cez rieku"],
  ["hu", "A polgármester pénteken átadta az új hidat"],
  ["ro", "Primărița a deschis vineri noul pod"],
  ["tr", "Belediye başkanı cuma günü yeni köprüyü açtı"],
  ["id", "Wali kota meresmikan jembatan baru pada hari Jumat karena sudah selesai"],
  ["vi", "Thị trưởng khánh thành cây cầu mới hôm thứ Sáu"],
  ["fil", "Binuksan ng alkalde ang bagong tulay noong Biyernes"],
  ["sw", "Meya alifungua daraja jipya siku ya Ijumaa"],
  ["ru", "Мэр открыла в пятницу новый мост"],
  ["uk", "Мерка відкрила в п'ятницю новий міст"],
  ["bg", "Кметицата откри в петък новия мост"],
  ["sr", "Градоначелница је у петак отворила нови мост"],
  ["mk", "Градоначалничката го отвори новиот мост во петокот"],
  ["el", "Η δήμαρχος εγκαινίασε τη νέα γέφυρα"],
  ["ar", "افتتحت رئيسة البلدية الجسر الجديد يوم الجمعة"],
  ["fa", "شهردار روز جمعه پل جدید را افتتاح کرد"],
  ["ur", "میئر نے جمعہ کو نئے پل کا افتتاح کیا"],
  ["he", "ראש העיר פתחה את הגשר החדש ביום שישי"],
  ["hi", "महापौर ने शुक्रवार को नए पुल का उद्घाटन किया"],
  ["bn", "মেয়র শুক্রবার নতুন সেতু উদ্বোধন করেছেন"],
  ["ta", "மேயர் வெள்ளிக்கிழமை புதிய பாலத்தைத் திறந்தார்"],
  ["si", "නගරාධිපති සිකුරාදා නව පාලම විවෘත කළාය"],
  ["th", "นายกเทศมนตรีเปิดสะพานใหม่เมื่อวันศุกร์"],
  ["am", "ከንቲባዋ አርብ ዕለት አዲሱን ድልድይ ከፈቱ"],
  ["ko", "시장은 금요일에 새 다리를 개통했다"],
  ["ja", "市長は金曜日に新しい橋を開通させた"],
  ["zh", "市长周五为新桥揭幕"],
];

describe("detectLanguage", () => {
  test.each(TEXTS)("%s: %s", (language, text) => {
    const found = detectLanguage(text);
    expect(found.language).toBe(language);
    expect(found.confidence).toBeGreaterThan(0.5);
    expect(found.confidence).toBeLessThanOrEqual(1);
  });

  test.each([
    "",
    "   ",
    "12 345,67 %",
    "😀😀😀",
    "— … !?",
    "https://example.org/the/news?of=today",
    "qzxv wqkj xzzq vvkq",
  ])("cannot tell %j", (text) => {
    expect(detectLanguage(text, { declared: "en" })).toEqual({ language: "und", confidence: 0 });
  });

  test("Latin names do not hide another script", () => {
    expect(detectLanguage("Manchester United และ Liverpool FC แข่งกันวันนี้").language).toBe("th");
    expect(detectLanguage("NASAとSpaceXが発表した").language).toBe("ja");
  });

  test("a declaration decides between languages that are all but even, and only there", () => {
    expect(detectLanguage("Nova vlada", { declared: "bs-BA" }).language).toBe("bs");
    expect(detectLanguage("Nova vlada", { declared: "hr" }).language).toBe("hr");
    expect(detectLanguage("The mayor opened the new bridge on Friday", { declared: "fr" }).language).toBe(
      "en",
    );
  });

  test("is surer of an article than of a word", () => {
    const article = "La maire a inauguré vendredi le nouveau pont. Elle a remercié les habitants. ".repeat(
      100,
    );
    const found = detectLanguage(article);
    expect(found.language).toBe("fr");
    expect(found.confidence).toBeGreaterThan(0.99);
    expect(detectLanguage("table").confidence).toBeLessThan(found.confidence);
  });

  test("survives hostile text in bounded time", () => {
    const started = performance.now();
    for (const text of [
      "\ud800".repeat(5000),
      "a".repeat(1_000_000),
      "@".repeat(100_000),
      "`".repeat(100_000),
      "\0x\0".repeat(9999),
    ])
      expect(detectLanguage(text).confidence).toBeLessThanOrEqual(1);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
