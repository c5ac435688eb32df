import { assume, type Basis } from '../../law/define.js';

export const foreignNamesBasis: Basis = assume('在留カードの氏名は旅券どおりの大文字のローマ字という制度の形だけを借り、名は手作り。カナは住民が届け出た読みという想定');

/** One word of a name on a 在留カード with the reading its bearer gave. */
export interface LatinWord {
  readonly latin: string;
  readonly kana: string;
}
export interface ForeignNames {
  readonly nationality: string;
  readonly weight: number;
  /** Share that has registered a 通称 of Japanese form. */
  readonly aliasShare: number;
  readonly family: readonly LatinWord[];
  readonly '1': readonly LatinWord[];
  readonly '2': readonly LatinWord[];
}

const words = (text: string): readonly LatinWord[] => text.trim().split(/\s*,\s*/).map((pair) => {
  const [latin = '', kana = ''] = pair.split('/');
  return { latin, kana };
});

/** By rough share among foreign residents insured by a ward. */
export const foreignNames: readonly ForeignNames[] = [
  {
    nationality: '中国', weight: 40, aliasShare: 0.15,
    family: words('WANG/ワン, LI/リ, ZHANG/チャン, LIU/リュウ, CHEN/チン, YANG/ヤン, HUANG/コウ, ZHAO/チョウ, WU/ウ, ZHOU/シュウ, XU/ジョ, SUN/ソン'),
    1: words('WEI/ウェイ, QIANG/チャン, LEI/レイ, JUN/ジュン, YONG/ヨン, MING/ミン, HAORAN/ハオラン, ZIHAO/ズーハオ, JIANGUO/ジエングオ, TAO/タオ'),
    2: words('FANG/ファン, NA/ナ, MIN/ミン, JING/ジン, LI NA/リ ナ, XIAOYAN/シャオイェン, YUHAN/ユーハン, XINYI/シンイー, MEILING/メイリン, LAN/ラン'),
  },
  {
    nationality: '韓国', weight: 18, aliasShare: 0.5,
    family: words('KIM/キム, LEE/イ, PARK/パク, CHOI/チェ, JUNG/チョン, KANG/カン, CHO/チョ, YOON/ユン, JANG/チャン, LIM/イム'),
    1: words('MINJUN/ミンジュン, SEOJUN/ソジュン, JIHOON/ジフン, SUNGMIN/ソンミン, DONGHYUN/ドンヒョン, YOUNGHO/ヨンホ, JUNGSU/ジョンス, HYUNWOO/ヒョヌ'),
    2: words('JIWOO/ジウ, SEOYEON/ソヨン, MINJI/ミンジ, YUJIN/ユジン, EUNJI/ウンジ, YOUNGHEE/ヨンヒ, SOOJIN/スジン, HYEJIN/ヘジン'),
  },
  {
    nationality: 'ベトナム', weight: 14, aliasShare: 0.02,
    family: words('NGUYEN/グエン, TRAN/チャン, LE/レ, PHAM/ファム, HOANG/ホアン, VU/ヴ, DANG/ダン, BUI/ブイ, DO/ド'),
    1: words('VAN ANH/ヴァン アイン, VAN HUNG/ヴァン フン, MINH DUC/ミン ドゥック, QUANG HUY/クアン フイ, TUAN/トゥアン, VAN NAM/ヴァン ナム, THANH/タイン'),
    2: words('THI LAN/ティ ラン, THI HOA/ティ ホア, THU HA/トゥ ハー, NGOC MAI/ゴック マイ, THI HUONG/ティ フォン, PHUONG LINH/フオン リン, THI THAO/ティ タオ'),
  },
  {
    nationality: 'ネパール', weight: 12, aliasShare: 0,
    family: words('SHRESTHA/シュレスタ, TAMANG/タマン, GURUNG/グルン, RAI/ライ, THAPA/タパ, ADHIKARI/アディカリ, KHADKA/カドカ, MAGAR/マガル'),
    1: words('RAM/ラム, BISHAL/ビシャル, SANTOSH/サントス, DIPAK/ディパク, SURESH/スレス, PRAKASH/プラカス, ROSHAN/ロサン'),
    2: words('SITA/シタ, SUNITA/スニタ, ANITA/アニタ, SARITA/サリタ, PUJA/プザ, ASMITA/アスミタ, MAYA/マヤ'),
  },
  {
    nationality: 'フィリピン', weight: 8, aliasShare: 0.08,
    family: words('SANTOS/サントス, REYES/レイエス, CRUZ/クルーズ, BAUTISTA/バウティスタ, DELA CRUZ/デラ クルーズ, GARCIA/ガルシア, MENDOZA/メンドーサ'),
    1: words('JOHN PAUL/ジョン ポール, MARK/マーク, JOSE/ホセ, CARLO MIGUEL/カルロ ミゲル, ANGELO/アンジェロ, RAMON/ラモン'),
    2: words('MARIA CRISTINA/マリア クリスティーナ, ANGELICA/アンジェリカ, JENNIFER/ジェニファー, ROSE ANN/ローズ アン, GRACE/グレース, LIZA/ライザ'),
  },
  {
    nationality: '米国', weight: 5, aliasShare: 0.03,
    family: words('SMITH/スミス, JOHNSON/ジョンソン, WILLIAMS/ウィリアムズ, BROWN/ブラウン, DAVIS/デイヴィス, MILLER/ミラー, WILSON/ウィルソン'),
    1: words('JAMES ROBERT/ジェームズ ロバート, MICHAEL/マイケル, DAVID ALAN/デイヴィッド アラン, DANIEL/ダニエル, KEVIN/ケヴィン, THOMAS/トーマス'),
    2: words('EMILY ANNE/エミリー アン, SARAH/サラ, JESSICA/ジェシカ, LAURA JEAN/ローラ ジーン, MEGAN/メーガン, RACHEL/レイチェル'),
  },
  {
    nationality: 'インド', weight: 3, aliasShare: 0,
    family: words('SHARMA/シャルマ, PATEL/パテル, SINGH/シン, KUMAR/クマール, GUPTA/グプタ, REDDY/レッディ'),
    1: words('RAHUL/ラーフル, AMIT/アミット, VIKRAM/ヴィクラム, ARJUN/アルジュン, SANJAY/サンジェイ, ANIL/アニル'),
    2: words('PRIYA/プリヤ, ANJALI/アンジャリ, NEHA/ネーハ, POOJA/プージャ, KAVITA/カヴィタ, DIVYA/ディヴィヤ'),
  },
];
