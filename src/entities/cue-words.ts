import type { EntityType } from "./entity.ts";

/** What stands next to names in scripts without capitals. Words of a group are separated by spaces. */
export interface Cues {
  /** Titles before a person's name. */
  readonly before: ReadonlySet<string>;
  /** Titles after a person's name. */
  readonly after: ReadonlySet<string>;
  /** First words of organisations' and places' names ("university", "city"), by the type they make. */
  readonly heads: ReadonlyMap<string, EntityType>;
  /** Endings of words that make an organisation or a place of them. */
  readonly endings: readonly (readonly [string, EntityType])[];
  /** The shortest word of which an ending is believed, in UTF-16 units. */
  readonly shortest: number;
  /** Matches words that describe the next one, and are no names themselves. */
  readonly attributes: RegExp | null;
}

type CueLists = Readonly<
  Partial<Record<"before" | "after" | "organisation" | "place" | "organisationEnd" | "placeEnd", string>>
>;

const LISTS: Readonly<Record<string, CueLists>> = {
  ko: {
    after:
      "씨 대통령 총리 의원 장관 차관 감독 교수 대표 회장 사장 기자 선수 변호사 판사 검사 시장 지사 위원장 총장 원장 작가 배우 가수 박사 후보 이사장 부사장 전무 국장 팀장 주석 총재 대변인 목사 신부",
    before: "배우 가수 감독 작가",
    organisationEnd:
      "위원회 대학교 대학 은행 그룹 협회 신문 일보 방송 법원 검찰청 경찰청 경찰서 전자 공사 재단 연구소 연구원 증권 항공 병원 고등학교 지법 지검 민주당 한국당 국민당 정의당 외교부 통일부 국방부 법무부 교육부 환경부 국무부 대사관 거래소 공단 연합회 노조 당국 당 청 부 감사원 정보원 연합 극장 투데이 엔터테인먼트 통신 온라인 경찰대 대책위 본부 학회 총영사관 미술관 박물관 예술관 세무소",
    placeEnd: "특별시 광역시 자치구 공항 반도 해협 고원 산맥 섬나라 시 섬 빌딩 터미널 광장 스타디움 분기점",
  },
  ar: {
    before:
      "الرئيس رئيس الوزير وزير وزيرة الدكتور دكتور الملك الأمير الشيخ الجنرال اللواء السيد السيدة المستشار المستشارة البابا القاضي المدرب اللاعب النائب السفير الكاتب الفنان",
    organisation:
      "شركة جامعة حزب وزارة بنك مؤسسة منظمة جمعية حركة نادي صحيفة قناة وكالة مجلس اتحاد هيئة مستشفى معهد محكمة",
    place: "مدينة ولاية محافظة دولة جمهورية مملكة جزيرة نهر بحر منطقة إقليم مطار قرية شارع",
  },
  fa: {
    before: "رئیس‌جمهور دکتر آقای خانم وزیر ژنرال سردار آیت‌الله امام شیخ پروفسور مهندس استاد",
    organisation:
      "شرکت دانشگاه حزب وزارت بانک سازمان بنیاد باشگاه روزنامه خبرگزاری شبکه مجلس اتحادیه بیمارستان",
    place: "شهر استان کشور جمهوری جزیره رود دریای منطقه فرودگاه روستای شهرستان خیابان",
  },
  ur: {
    before: "صدر وزیراعظم ڈاکٹر جنرل مولانا شیخ جسٹس سینیٹر",
    organisation: "یونیورسٹی کمپنی وزارت بینک",
    place: "شہر صوبہ ضلع جزیرہ دریائے",
  },
  he: {
    before: "הנשיא נשיא הממשלה שר השר שרת השרה ד״ר פרופ' הרב אלוף המלך השופט השופטת הסנאטור המאמן היועץ",
    organisation: "אוניברסיטת חברת מפלגת משרד בנק ארגון עמותת בית עיתון סוכנות מועצת איגוד מכון",
    place: "העיר מדינת מחוז רחוב נהר הר האי כפר קיבוץ",
  },
};

const EMPTY: Cues = {
  before: new Set(),
  after: new Set(),
  heads: new Map(),
  endings: [],
  shortest: 0,
  attributes: null,
};
/** Korean verbs before a noun. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = { ko: /[한던는은된할될]$/u };
const SHORTEST: Readonly<Record<string, number>> = { ko: 3 };
const made = new Map<string, Cues>();

/** The cue words of a language; none where none are known. */
export function cuesOf(language: string): Cues {
  const lists = LISTS[language];
  if (lists === undefined) return EMPTY;
  const known = made.get(language) ?? readCues(lists, language);
  made.set(language, known);
  return known;
}

function readCues(lists: CueLists, language: string): Cues {
  const words = (key: keyof CueLists): string[] => lists[key]?.split(" ") ?? [];
  return {
    before: new Set(words("before")),
    after: new Set(words("after")),
    heads: new Map([
      ...words("organisation").map((word) => [word, "organisation"] as const),
      ...words("place").map((word) => [word, "place"] as const),
    ]),
    endings: [
      ...words("organisationEnd").map((word) => [word, "organisation"] as const),
      ...words("placeEnd").map((word) => [word, "place"] as const),
    ],
    shortest: SHORTEST[language] ?? 0,
    attributes: ATTRIBUTES[language] ?? null,
  };
}
