import type { Token } from "./split-tokens.ts";

/** Characters by which Chinese writes the sounds of foreign names, in both ways of writing; after Xinhua's tables. */
const TRANSCRIBING: ReadonlySet<string> = new Set(
  "阿埃艾爱安昂奥澳巴拜班邦包保鲍贝本比彼宾波伯博布查茨达戴丹当道德登邓狄迪蒂丁顿多厄恩尔耳法凡范菲费芬丰冯夫弗伏福盖" +
    "冈戈格葛根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀霍基吉季加贾简杰金津久卡凯坎康考柯科克肯孔库夸昆拉莱赖兰朗劳勒雷黎里理利莉丽" +
    "连廉良列林琳留龙隆卢鲁路吕伦罗洛马玛迈麦曼芒毛梅门蒙米密缪明摩莫墨默姆木穆拿哪内纳娜乃奈南内嫩尼涅宁纽农努诺欧帕派潘庞培佩" +
    "彭皮珀朴普奇齐契恰强乔切钦丘琼让热仁荣茹瑞若撒萨塞赛桑森沙莎山珊尚绍舍申圣施什史士舒朔斯丝松苏孙索塔泰坦唐陶特滕提汀廷" +
    "通图托瓦旺万威韦维文翁沃乌武伍西希锡夏香肖谢辛欣休许雅亚扬耶伊英永尤约扎詹泽曾宰赞兹朱佐祖尊" +
    "愛奧邁貝賓達當鄧頓爾範費豐馮蓋岡貢漢懷華賈傑凱萊賴蘭勞黎麗連廉龍盧魯呂倫羅馬瑪邁麥門蒙納內寧紐農諾歐潘龐彭齊喬讓榮薩賽紹" +
    "聖蘇孫陶騰圖萬韋維烏錫謝許亞揚約紮詹澤贊茲蒂",
);
const HAN = /^\p{sc=Han}+$/u;
const SHORTEST = 3;

/**
 * Joins what a dictionary cuts a transcribed foreign name into (特 朗 普): in a text without gaps, characters that
 * transcribe, three or more in a row, some of them cut off alone.
 */
export function joinTranscriptions(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  let run: Token[] = [];
  for (const token of tokens) {
    if (transcribes(token)) run.push(token);
    else {
      joined.push(...asName(run), token);
      run = [];
    }
  }
  return [...joined, ...asName(run)];
}

/** Adjacent tokens as one, if they are a name. */
function asName(run: readonly Token[]): readonly Token[] {
  const text = run.map((token) => token.text).join("");
  const isCutUp = run.length > 1 && run.some((token) => token.text.length === 1);
  return isCutUp && text.length >= SHORTEST ? [{ ...run[0]!, text }] : run;
}

function transcribes({ text }: Token): boolean {
  return HAN.test(text) && [...text].every((character) => TRANSCRIBING.has(character));
}
