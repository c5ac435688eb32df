import { corporateNumberDigit, insurerNumberDigit, municipalityCodeDigit } from './check-digits.js';
import { assume, cite, derive, type Basis } from './define.js';

/** 特別区・市・町・村 */
export type MunicipalityKind = 'ward' | 'city' | 'town' | 'village';

export interface Municipality {
  /** 全国地方公共団体コード, 6 digits. */
  readonly code: string;
  readonly ja: string;
  readonly kana: string;
  readonly kind: MunicipalityKind;
  /** How an address in it begins: 都道府県, 郡か島, 名称. */
  readonly addressPrefix: string;
  /** 市町村国保の保険者番号, 6 digits. */
  readonly insurerNumber: string;
  readonly insurerNumberBasis: Basis;
  /** 法人番号 of the local body. */
  readonly corporateNumber: string;
  readonly basis: Basis;
}

/** No municipality of 東京都 has that code. */
export class UnknownMunicipality extends Error {
  override readonly name = 'UnknownMunicipality';
  readonly code = 'TSG-MUNICIPALITY';
}

export const municipalitiesBasis: Basis = cite('総務省 全国地方公共団体コード', '東京都(特別区23・市26・町5・村8)');

const wardNumberBasis = derive('公開された特別区の保険者番号(138016〜138057・138123)に共通する形: 138+区の順番2桁+検証番号');
const otherNumberBasis = assume('特別区のほかの保険者番号は公開資料で確かめていない。139+順番2桁+検証番号という重ならない仮の番号を使う');

/** JIS 5 digits, 名称, かな, and what stands between 東京都 and the name in an address (郡 or 島). */
const rows: readonly (readonly [jis: string, ja: string, kana: string, within?: string])[] = [
  ['13101', '千代田区', 'チヨダク'], ['13102', '中央区', 'チュウオウク'], ['13103', '港区', 'ミナトク'], ['13104', '新宿区', 'シンジュクク'],
  ['13105', '文京区', 'ブンキョウク'], ['13106', '台東区', 'タイトウク'], ['13107', '墨田区', 'スミダク'], ['13108', '江東区', 'コウトウク'],
  ['13109', '品川区', 'シナガワク'], ['13110', '目黒区', 'メグロク'], ['13111', '大田区', 'オオタク'], ['13112', '世田谷区', 'セタガヤク'],
  ['13113', '渋谷区', 'シブヤク'], ['13114', '中野区', 'ナカノク'], ['13115', '杉並区', 'スギナミク'], ['13116', '豊島区', 'トシマク'],
  ['13117', '北区', 'キタク'], ['13118', '荒川区', 'アラカワク'], ['13119', '板橋区', 'イタバシク'], ['13120', '練馬区', 'ネリマク'],
  ['13121', '足立区', 'アダチク'], ['13122', '葛飾区', 'カツシカク'], ['13123', '江戸川区', 'エドガワク'], ['13201', '八王子市', 'ハチオウジシ'],
  ['13202', '立川市', 'タチカワシ'], ['13203', '武蔵野市', 'ムサシノシ'], ['13204', '三鷹市', 'ミタカシ'], ['13205', '青梅市', 'オウメシ'],
  ['13206', '府中市', 'フチュウシ'], ['13207', '昭島市', 'アキシマシ'], ['13208', '調布市', 'チョウフシ'], ['13209', '町田市', 'マチダシ'],
  ['13210', '小金井市', 'コガネイシ'], ['13211', '小平市', 'コダイラシ'], ['13212', '日野市', 'ヒノシ'], ['13213', '東村山市', 'ヒガシムラヤマシ'],
  ['13214', '国分寺市', 'コクブンジシ'], ['13215', '国立市', 'クニタチシ'], ['13218', '福生市', 'フッサシ'], ['13219', '狛江市', 'コマエシ'],
  ['13220', '東大和市', 'ヒガシヤマトシ'], ['13221', '清瀬市', 'キヨセシ'], ['13222', '東久留米市', 'ヒガシクルメシ'], ['13223', '武蔵村山市', 'ムサシムラヤマシ'],
  ['13224', '多摩市', 'タマシ'], ['13225', '稲城市', 'イナギシ'], ['13227', '羽村市', 'ハムラシ'], ['13228', 'あきる野市', 'アキルノシ'],
  ['13229', '西東京市', 'ニシトウキョウシ'], ['13303', '瑞穂町', 'ミズホマチ', '西多摩郡'], ['13305', '日の出町', 'ヒノデマチ', '西多摩郡'],
  ['13307', '檜原村', 'ヒノハラムラ', '西多摩郡'], ['13308', '奥多摩町', 'オクタママチ', '西多摩郡'], ['13361', '大島町', 'オオシママチ'],
  ['13362', '利島村', 'トシマムラ'], ['13363', '新島村', 'ニイジマムラ'], ['13364', '神津島村', 'コウヅシマムラ'], ['13381', '三宅村', 'ミヤケムラ', '三宅島'],
  ['13382', '御蔵島村', 'ミクラジマムラ'], ['13401', '八丈町', 'ハチジョウマチ', '八丈島'], ['13402', '青ヶ島村', 'アオガシマムラ'],
  ['13421', '小笠原村', 'オガサワラムラ'],
];

/** The 62 municipalities of 東京都 in the order of their codes. */
export const municipalities: readonly Municipality[] = rows.map(([jis, ja, kana, within = ''], order) => {
  const code = `${jis}${municipalityCodeDigit(jis)}`;
  const isWard = jis < '13200';
  const insurerBody = isWard ? `138${jis.slice(3)}` : `139${String(order - 22).padStart(2, '0')}`;
  return {
    code, ja, kana,
    kind: isWard ? 'ward' : ja.endsWith('市') ? 'city' : ja.endsWith('町') ? 'town' : 'village',
    addressPrefix: `東京都${within}${ja}`,
    insurerNumber: `${insurerBody}${insurerNumberDigit(insurerBody)}`,
    insurerNumberBasis: isWard ? wardNumberBasis : otherNumberBasis,
    corporateNumber: `${corporateNumberDigit(`000020${code}`)}000020${code}`,
    basis: municipalitiesBasis,
  };
});

const byCode = new Map(municipalities.map((one) => [one.code, one]));
const byInsurer = new Map(municipalities.map((one) => [one.insurerNumber, one]));

/** The municipality with that 6-digit code. Throws UnknownMunicipality. */
export function municipality(code6: string): Municipality {
  const found = byCode.get(code6);
  if (found) return found;
  const sameFive = municipalities.find((one) => one.code.slice(0, 5) === code6.slice(0, 5));
  throw new UnknownMunicipality(sameFive
    ? `団体コード ${code6} はありません。${sameFive.ja}なら検査数字を含む6桁の ${sameFive.code} を指定してください`
    : `団体コード ${code6} は東京都の区市町村にありません。131016(千代田区)のような6桁で指定してください`);
}

/** The municipality whose 国保 has that 保険者番号, if any. */
export const municipalityOfInsurer = (insurerNumber: string): Municipality | undefined => byInsurer.get(insurerNumber);
