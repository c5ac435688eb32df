import { assume, cite } from '../../law/define.js';
import type { VariantRows } from './kanji.js';

const licence = 'Apache-2.0(手作り)';

/**
 * Everyday forms in none of the government's tables, chosen by kind. 字 that many people equate but that are separate characters
 * (斎/斉, 籠/篭, 苅/刈) do not belong here: see `contested.ts`.
 */
export const familiarVariants: readonly VariantRows[] = [
  {
    id: 'unified', ja: 'JIS X 0208で包摂された字形', licence,
    basis: cite('JIS X 0208:1997 / JIS X 0213', '包摂規準。X 0208が一つの区点に包摂し、後の規格やベンダー外字が分けた字形。組は手で選んだ'),
    rows: [
      '高髙 崎﨑 吉𠮷 浜濵 桑桒 柳栁 昂昻 橋𣘺 黄黃 瑶瑤 館舘 淵渕 遠逺 鶴靏靍 爾尓尒 船舩 昇曻',
    ],
  },
  {
    id: 'reprinted', ja: 'JIS改正で字形の変わった字', licence,
    basis: cite('JIS C 6226:1978 → JIS X 0208:1983 → JIS X 0213', '1983年の改正で簡略な字形に替わり、後に元の字形が別の区点で戻った字'),
    rows: [
      '焰焔 俠侠 軀躯 屢屡 繫繋 蟬蝉 驒騨 簞箪 摑掴 塡填 顚顛 瀆涜 囊嚢 潑溌 醱醗 頰頬 萊莱 攢攅 俱倶 剝剥 𠮟叱 吞呑 噓嘘 姸妍',
    ],
  },
  {
    id: 'kangxi', ja: '常用漢字の旧字体(表にない字)', licence,
    basis: assume('康熙字典の字形。部品(青・円・尚・兌など)の旧い書き方だけが違い、常用漢字表にかっこ書きのないもの'),
    rows: [
      '青靑 清淸 内內 戸戶 呉吳 娯娛 姫姬 尚尙 強强 彦彥 悦悅 教敎 歳歲 没沒 産產 税稅 絶絕 説說 鋭銳 閲閱 顔顏 舎舍 兎兔 脱脫 喩喻 告吿 毀毁',
      '飲飮 決决 況况 減减 沖冲 間閒 寧寕 熙煕熈凞 挿揷 渓谿 隣鄰 郷鄊 宝寳 写冩 雑襍 勲勛 宜冝 準凖 厨廚 厩廐廏 廟庿 冒冐 劫刧 協恊 博愽',
    ],
  },
  {
    id: 'everyday', ja: '氏名に多い俗字・略字・誤字', licence,
    basis: assume('氏名の記録に現れる慣用の字形を手で選んだ。字の意味と読みが同じで、字形だけが違うもの'),
    rows: [
      '崎嵜 島嶌㠀 辺邉 橋槗 喜㐂憙 徳悳惪 土圡𡈽 柏栢 梅楳 松枩枀柗㮤 柳桺 翠翆 秋穐龝秌 留畄畱 年秊 珍珎 群羣 糾糺 体躰軆 達逹 村邨 剣剱劔釼劒',
      '鉄銕鐡 陰隂 鶏雞 面靣 雁鴈 鵝鵞 晋晉 映暎 淵渊 略畧 紙帋 蓋葢盖 聡聰 麻蔴 虎乕 邇迩 走赱 讃讚 解觧 恥耻 妙玅 腸膓 関闗 庶庻 怪恠 最㝡 閉閇 逃迯',
      '鉛鈆 矩榘 舗鋪 曠昿 昊昦 鉱砿 嵯嵳 侯矦 世卋丗 婿壻聟 泰㤗 菟莵 鼎鼑 胤𦙍 隷隸 耕畊 煙烟 淳湻 帆㠶 貌皃 嵩崧 姉姊 妊姙 姻婣 花芲 丘丠 兼𠔥 暢畼',
      '仙僊 俊儁 傑杰 備俻 冗宂 函凾 却卻 叫呌 同仝 唇脣 垂埀 塔墖 牆墻 壷壺 夢梦 学斈 帰㱕 帽㡌 幹榦 幾㡬 憩憇 挙舉 携攜 旨㫖 昔㫺 時旹 智𥏼 棋棊 概槩',
      '樽罇 泉湶 湧涌 猫貓 猪豬 筍笋 篠筱 糧粮 線綫 肇肈 胸胷 脈脉 臥卧 蜂蠭 詠咏 跡迹 踊踴 鎖鏁 韮韭 響响 風凬 鼓皷 栃杤 釜釡 須湏 卯夘 本夲 第苐',
    ],
  },
];
