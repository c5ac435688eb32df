import { z } from 'zod';
import { assume, derive } from '../../law/define.js';
import { defaultRules, ruleSet, type RuleSet } from '../../matching/judge/rules.js';
import type { Parameter } from '../define.js';

const days = z.int().min(0, { error: '0以上の日数にする' }).max(3650, { error: '3650日以下にする' });
const yes = z.boolean({ error: 'true か false にする' });
const unpublished = (what: string) => assume(`${what}は公開されていない`);

/** How what comes in is taken. */
const reception = {
  permittedCharacters: {
    ja: '登録できる文字(jisX0208=JIS第1・第2水準、cp932=Windows-31J、any=すべて)', basis: unpublished('登録マニュアル「保険者定義情報管理 5-3」の文字の範囲'),
    schema: z.enum(['jisX0208', 'cp932', 'any'], { error: 'jisX0208, cp932, any のいずれかにする' }), value: 'jisX0208',
  },
  onUnregistrable: { ja: '登録できない文字の扱い(bullet=●に置き換える、reject=行を拒む)', basis: derive('住記の文字のうち登録できないものを●にして送る(保団連 2023-09-19)。拒む運用もありうる'), schema: z.enum(['bullet', 'reject'], { error: 'bullet か reject にする' }), value: 'bullet' },
  onSequenceGap: { ja: '通番が飛んだとき(wait=ファイルを拒み欠けた送信を待つ、warn=注意して登録する)', basis: assume('欠けた送信を知らずに先へ進むより、知らせて待つほうが安全である'), schema: z.enum(['wait', 'warn'], { error: 'wait か warn にする' }), value: 'wait' },
  maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('全件(20万行)が約60MBなので、その4倍'), schema: z.int().min(1, { error: '1以上にする' }).max(1024, { error: '1024以下にする' }), value: 256 },
  terminalRowLimit: { ja: '統合専用端末の一括登録の行数の上限', basis: unpublished('一括登録の上限'), schema: z.int().min(1, { error: '1以上にする' }).max(1_000_000, { error: '1000000以下にする' }), value: 200_000 },
} satisfies Readonly<Record<string, Parameter<unknown>>>;

/** How it is checked, stopped and released. */
const checking = {
  policy: {
    ja: '閲覧停止の方針(graded2023=総点検の区分①〜③、anyMismatchStops=一つでも違えば両方、gradedPermanent=常時の確認に区分を使う)', basis: unpublished('2024年5月からの常時の確認で区分を使うかどうか'),
    schema: z.enum(['graded2023', 'anyMismatchStops', 'gradedPermanent'], { error: 'graded2023, anyMismatchStops, gradedPermanent のいずれかにする' }), value: 'anyMismatchStops',
  },
  addressOnly: {
    ja: '住所だけが違うとき医療情報を止める(always=いつも、ifMultipleActive=有効な資格が複数のとき、never=止めない)', basis: derive('部会167 資料1 p.13 の「複数の有効な資格がある場合」がどの行に掛かるかは、二通りに読める(健保ニュース 2023-09下は always)'),
    schema: z.enum(['always', 'ifMultipleActive', 'never'], { error: 'always, ifMultipleActive, never のいずれかにする' }), value: 'always',
  },
  visibleWhilePending: { ja: '確認が済むまで見せる', basis: unpublished('確認が済むまでの閲覧の可否'), schema: yes, value: true },
  stopAfterCorrection: {
    ja: '止まっている記録を訂正したとき(untilClear=次の突合で一致するまで止める、lifted=訂正した時に解く)', basis: unpublished('訂正のあと解除される時期'),
    schema: z.enum(['untilClear', 'lifted'], { error: 'untilClear か lifted にする' }), value: 'untilClear',
  },
  onRemovedResident: { ja: '消除された住民の扱い(suspect=疑いあり、pass=項目だけで判定)', basis: unpublished('消除者の扱い'), schema: z.enum(['suspect', 'pass'], { error: 'suspect か pass にする' }), value: 'suspect' },
  clearanceSurvives: {
    ja: '理由付き疑いなしの存続(sameFiveInfo=5情報と個人番号が同じなら次の版にも残る、never=残らない)', basis: unpublished('理由付き疑いなしの後の版の扱い'),
    schema: z.enum(['sameFiveInfo', 'never'], { error: 'sameFiveInfo か never にする' }), value: 'sameFiveInfo',
  },
  answerDeadlineDays: { ja: '突合結果への回答の期限(日)', basis: unpublished('回答の期限'), schema: days, value: 30 },
  askAgainAfterDays: { ja: '回答のない照会をやり直すまでの日数', basis: unpublished('照会のやり直し'), schema: days, value: 3 },
  discloseJlisValues: { ja: '突合結果に住基の値を載せる', basis: unpublished('突合結果に住基の値が載るかどうか'), schema: yes, value: false },
  tellSettled: { ja: '突合結果を知らせた記録が疑いなしになるか終わったとき、加入者情報の一覧で知らせる', basis: unpublished('突合結果を知らせた記録のその後を区がどう知るか'), schema: yes, value: true },
  initialFlag: { ja: '未確認の本人確認判定フラグ', basis: unpublished('フラグのコード表(値2だけが見える)'), schema: z.enum(['0', '1', '2', '3'], { error: '0〜3 のいずれかにする' }), value: '0' },
  missingAddress: { ja: '住所のない登録の数え方(mismatch=違い、equal=同じ)', basis: derive('住所は登録マニュアルで必須でない(保団連 2023-09-10)。突合での数え方は公開されていない'), schema: z.enum(['mismatch', 'equal'], { error: 'mismatch か equal にする' }), value: 'mismatch' },
  bulletCounts: { ja: '●一字だけの違いの数え方(equal=同じ、differs=違い)', basis: derive('●一字のほか一致する記録は139万件から除かれた(保団連)'), schema: z.enum(['equal', 'differs'], { error: 'equal か differs にする' }), value: 'equal' },
  handListCounts: { ja: '斎・斉のような別の字の数え方', basis: unpublished('別の字とされる異体字の扱い'), schema: z.enum(['equal', 'review', 'differs'], { error: 'equal, review, differs のいずれかにする' }), value: 'review' },
} satisfies Readonly<Record<string, Parameter<unknown>>>;

/** What オンライン資格確認 gets, what is counted, and what only tests need. */
const serving = {
  validityWhileStopped: { ja: '資格情報が止まっている人の資格有効性', basis: unpublished('停止中に返る資格有効性'), schema: z.enum(['2', '4', '5'], { error: '2, 4, 5 のいずれかにする' }), value: '4' },
  severalActive: {
    ja: '有効な資格が複数のとき複数該当とする(whenSameStart=開始日が同じとき、always=いつも)', basis: unpublished('複数の有効な資格の順序の付け方'),
    schema: z.enum(['whenSameStart', 'always'], { error: 'whenSameStart か always にする' }), value: 'whenSameStart',
  },
  enquiryFeeYen: { ja: 'J-LIS照会の手数料(円/件)', basis: derive('市区町村でない利用者は1件10円(保険医協会)。総点検では免除された'), schema: z.int().min(0, { error: '0以上にする' }).max(1000, { error: '1000以下にする' }), value: 10 },
  agencyCode: { ja: '取りまとめ機関の機関コード', basis: unpublished('機関コード'), schema: z.string().regex(/^[0-9A-Za-z-]{1,20}$/, { error: '英数字とハイフンで20文字以内にする' }), value: 'COORDINATING-BODY' },
  checkLateDays: { ja: '障害「突合の遅れ」で回答を取りに行かない日数', basis: assume('試験のための値'), schema: days, value: 3 },
  faultMunicipalityCode: { ja: '障害が起きる委託区画の団体コード(空はすべて)', basis: assume('一つの委託区画だけに障害が起きる場面を試すため'), schema: z.string().regex(/^(\d{6})?$/, { error: '6桁の団体コードか、空にする' }), value: '' },
} satisfies Readonly<Record<string, Parameter<unknown>>>;

/** What the public record leaves open about 医療保険者等向け中間サーバー等. */
export const parameters = { ...reception, ...checking, ...serving } as const;
export type ParameterValues = { readonly [K in keyof typeof parameters]: z.output<(typeof parameters)[K]['schema']> };

/** The rules of 突合 as the switches say; rules that differ from the default carry another name. */
export function rulesOf({ missingAddress, bulletCounts, handListCounts }: ParameterValues): RuleSet {
  const isDefault = missingAddress === defaultRules.missingAddress && bulletCounts === defaultRules.bulletCounts && handListCounts === defaultRules.handListCounts;
  return isDefault ? defaultRules : ruleSet(`${defaultRules.id}/${missingAddress}-${bulletCounts}-${handListCounts}`, { missingAddress, bulletCounts, handListCounts });
}
export const ruleName = ({ id, version }: RuleSet): string => `${id}@${version}`;
