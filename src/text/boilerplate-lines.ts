/**
 * How lines begin that send the reader elsewhere or credit somebody, in the languages of the larger newsrooms; lower
 * case, `|` between them. Nouns that begin ordinary sentences as well (`advertisement`) are left out.
 */
const OPENERS: Readonly<Record<string, string>> = {
  ar: "اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|شاهد أيضا|اشترك|تابعنا|تابعونا|انقر هنا|اضغط هنا|المصدر:|صورة:|جميع الحقوق",
  bg: "прочетете още|абонирайте се|последвайте ни|снимка:|източник:|всички права",
  bn: "আরও পড়ুন|আরো পড়ুন|সাবস্ক্রাইব|ছবি:|সূত্র:",
  cs: "čtěte také|přečtěte si|odebírejte|přihlaste se k|sledujte nás|klikněte|zdroj:|všechna práva",
  da: "læs også|læs mere|tilmeld dig|følg os|klik her|kilde:",
  de: "lesen sie auch|lesen sie hier|lesen sie mehr|lies auch|mehr zum thema|mehr dazu|siehe auch|auch interessant|abonnieren sie|melden sie sich|jetzt abonnieren|folgen sie uns|folgt uns|klicken sie|hier klicken|foto:|bild:|quelle:|alle rechte vorbehalten|das könnte sie|über den autor|über die autorin",
  el: "διαβάστε επίσης|διαβάστε ακόμη|δείτε επίσης|εγγραφείτε|ακολουθήστε|φωτογραφία:|πηγή:",
  en: "read also|also read|read more|read next|see also|related:|subscribe|sign up|follow us|follow our|join our|share this|click here|download our|scroll down|photo:|photo by|photograph:|image:|picture:|source:|copyright|all rights reserved|watch:|listen:|reporting by|additional reporting|edited by|editing by|translated by|this article was|this article originally|this story was|this post was|this post may contain|this post and the photos|editor's note|editor’s note|correction:|last updated|updated:|published:|about the author|the author is|the writer is|caption:|credit:",
  es: "lea también|lee también|leer también|leer más|lea más|te puede interesar|le puede interesar|ver también|vea también|suscríbete|suscríbase|suscríbanse|síguenos|síganos|haz clic|haga clic|regístrate|fuente:|foto:|todos los derechos|sobre el autor|el autor es|la autora es",
  fa: "بیشتر بخوانید|همچنین بخوانید|مشترک شوید|منبع:|عکس:",
  fi: "lue myös|lue lisää|tilaa uutiskirje|seuraa meitä|klikkaa|kuva:|lähde:",
  fr: "lire aussi|à lire aussi|à lire également|lisez aussi|lire la suite|voir aussi|abonnez-vous|inscrivez-vous|suivez-nous|suivez l'actualité|cliquez ici|partagez cet|crédit photo|photo :|source :|tous droits réservés|à propos de l'auteur|l'auteur est",
  he: "קראו גם|קרא גם|הירשמו|הרשמו|עקבו אחרינו|צילום:|מקור:|כל הזכויות",
  hi: "यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|सब्सक्राइब|हमें फॉलो|फोटो:|स्रोत:",
  hr: "pročitajte i|pročitajte još|pretplatite se|pratite nas|kliknite|izvor:|sva prava",
  hu: "olvassa el|olvasd el|iratkozzon fel|iratkozz fel|kövess minket|kattintson|kattints ide|fotó:|forrás:|minden jog",
  id: "baca juga|lihat juga|berlangganan|ikuti kami|klik di sini|sumber:|hak cipta",
  it: "leggi anche|leggi tutto|vedi anche|iscriviti|abbonati|seguici|clicca qui|fonte:|tutti i diritti|riproduzione riservata",
  ja: "関連記事|続きを読む|あわせて読みたい|合わせて読みたい|フォローする|写真：|写真＝|無断転載|出典：",
  ko: "관련기사|관련 기사|구독하기|더 보기|무단 전재|무단전재|사진=|사진:|저작권자",
  nl: "lees ook|lees meer|lees verder|bekijk ook|zie ook|abonneer|schrijf je in|meld je aan|volg ons|klik hier|bron:|alle rechten",
  no: "les også|les mer|meld deg på|følg oss|klikk her|kilde:",
  pl: "czytaj także|czytaj też|czytaj więcej|przeczytaj także|przeczytaj też|zobacz też|zobacz także|zapisz się|subskrybuj|obserwuj nas|kliknij|fot.|źródło:|wszelkie prawa",
  pt: "leia também|leia mais|veja também|saiba mais|assine|inscreva-se|siga-nos|clique aqui|fonte:|crédito:|todos os direitos|sobre o autor",
  ro: "citește și|citește mai|citiți și|vezi și|abonează-te|urmărește-ne|click aici|sursa:|toate drepturile",
  ru: "читайте также|читайте ещё|читайте еще|смотрите также|подписывайтесь|подпишитесь|следите за нами|следите за нашими|фото:|источник:|все права защищены|нажмите",
  sk: "čítajte aj|prečítajte si|prihláste sa na|sledujte nás|kliknite|zdroj:|všetky práva",
  sr: "прочитајте и|прочитајте још|претплатите се|пратите нас|извор:|сва права",
  sv: "läs också|läs även|läs mer|prenumerera|följ oss|klicka här|källa:",
  ta: "மேலும் படிக்க|இதையும் படிங்க|படம்:",
  th: "อ่านเพิ่มเติม|อ่านต่อ|ติดตามเรา|สมัครรับ|ภาพ:|ที่มา:",
  tr: "ayrıca okuyun|bunu da okuyun|ayrıca bakınız|abone ol|bizi takip|tıklayın|fotoğraf:|kaynak:|tüm hakları",
  uk: "читайте також|дивіться також|підписуйтесь|підписуйтеся|підпишіться|стежте за|фото:|джерело:|усі права|всі права",
  ur: "یہ بھی پڑھیں|مزید پڑھیں|سبسکرائب|تصویر:",
  vi: "xem thêm|đọc thêm|đăng ký nhận|theo dõi chúng tôi|bấm vào|ảnh:|nguồn:",
  zh: "延伸阅读|阅读更多|相关阅读|相关新闻|订阅|关注我们|点击|图片来源|来源：|责任编辑|版权所有|延伸閱讀|閱讀更多|訂閱|圖片來源|點擊|責任編輯|版權所有",
};

/** All of them: a page's furniture is not always in the language of its text. */
const OPENING: ReadonlySet<string> = new Set(Object.values(OPENERS).flatMap((list) => list.split("|")));
const LONGEST_OPENER = 26;
const NOT_A_LETTER_FIRST = /^[^\p{L}\p{N}]+/u;
const LETTER = /\p{L}/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether a line begins as lines do that send the reader elsewhere or credit somebody, in any language. */
export function opensLikeBoilerplate(line: string): boolean {
  const opening = line
    .slice(0, 2 * LONGEST_OPENER)
    .replace(NOT_A_LETTER_FIRST, "")
    .toLowerCase();
  for (let length = 2; length <= LONGEST_OPENER; length += 1) {
    if (OPENING.has(opening.slice(0, length)) && !continuesWord(opening, length)) return true;
  }
  return false;
}

/** In scripts with spaces an opener ends where a word does; `assine` does not open `assinedo`. */
function continuesWord(opening: string, length: number): boolean {
  const [last, next] = [opening[length - 1] ?? "", opening[length] ?? ""];
  return LETTER.test(last) && LETTER.test(next) && !UNSPACED.test(last);
}

/** A notice says so early, in UTF-16 units. */
const NOTICE_LENGTH = 600;
const CONSENT =
  /(?:cookie|куки|クッキー|쿠키).{0,300}(?:web|site|sitio|sito|seite|сайт|サイト|网站|網站|사이트|tracking|gdpr|dsgvo|rgpd)/iu;

/** Whether a line is what a site says of its cookies; the word is much the same in all languages. */
export function isConsentNotice(line: string): boolean {
  return CONSENT.test(line.slice(0, NOTICE_LENGTH));
}
