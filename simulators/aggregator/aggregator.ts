import { cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { age } from './age.js';
import { load } from './load.js';
import { extractContinuity } from './continuity/extract.js';
import { continuityRoutes } from './continuity/routes.js';
import { settleContinuity } from './continuity/settle.js';
import { collect } from './partition/collect.js';
import { forward } from './partition/forward.js';
import { parameters } from './parameters.js';
import { simRoutes, wireRoutes } from './routes.js';
import { aggregatorTables, type Aggregator } from './tables.js';

/**
 * 国保情報集約システム, run by 国保連 for all municipalities of a prefecture: takes their 資格情報 files in pairs, knows one
 * person by one 個人番号, judges 取得・喪失・継続 across municipalities, and hands back the prefecture's pair of dates.
 */
export const aggregator = simulator({
  id: 'aggregator',
  ja: '国保情報集約システム',
  basis: cite('別添1 事務の内容', '資格継続業務 1-③〜2-④'),
  limitations: [
    'ファイルの形式・文字コード・コード値・通番の規則は公開されておらず、同梱のプロファイルは公開資料だけに基づく自前の形である',
    '検査の項目と指摘コード(E101など)は自前のもので、実システムの検査項目やメッセージではない',
    '取得・喪失・継続の判定の細かな規則(待ちの日数、重複や空白の扱い、1日重複の解き方)は、公開された説明からの導出と仮定である',
    '個人番号の一致だけで同一人とし、実システムにあるかもしれない4情報の照合は注意(W404・W405)にとどめる。比べるのはその市区町村に初めて現れた人だけである',
    '一つの市区町村で一人の人が二つの宛名番号を持つことは認めない(E403)',
    '限度額適用区分、証、世帯所得区分は扱わない',
    '継続候補世帯の抽出は、転出と転入の日が隙間なくつながった人がいる世帯だけを拾う。実システムの抽出の条件とリストの項目は公開されていない',
    '継続候補・確定指示・確定結果・引継情報の形と時刻(22:10、22:20)は自前のもので、確定の後の取消しと、遅れた該当の引き継ぎ直しは仮定である',
    '引き継ぐのは月と多数回に数えるかだけで、金額は扱わない。都道府県をまたぐ転入は候補にならない',
    '負担割合は70〜74歳のものだけを、世帯・個人に添える自前のファイルで受け取る。どのファイルで渡すかも、69歳までの割合をどう渡すかも公開されていない',
    '同じ日に負担割合の行が二つあるとき、始まりの遅いほうを取るという規則は、千葉市の説明(等しい割合をまとめ、古い情報を新しいものとして扱った)からの導出である',
    '委託区画の内容・履歴の単位・版の数え方は仮定であり、限度額適用区分はまだ載らない',
    '夜間の登録(21:00)と待ちの点検(22:00)の時刻は仮定である。実システムの処理時刻と配信の間隔は公開されていない',
    '利用者認証と通信の暗号化は再現しない。市区町村は経路の団体コードだけで見分ける',
    '転出待ち・転入待ちの注意は画面(…/notices)だけに出し、配信ファイルにはしない',
    '処理結果のファイルは仮定であり、実システムでは画面で見ることだけが公開されている',
    '配信ファイルと処理結果を消す期限はない。受け取ったファイルの中身は、登録または拒否が決まったときに捨てる',
  ],
  faults: {
    distributionDelayed: '配信の遅れ(作ったファイルが何日か見えない)',
    distributionTwice: '二重配信(同じ内容を続く二つの番号で配る)',
    distributionReordered: '配信順の入れ替わり(奇数番のファイルが2日遅れ、次の番号に追い越される)',
    idsWithheld: '市町村被保険者ID連携ファイルが配信されない',
    resultHidden: '処理結果が画面にも配信にも出ない',
    loadSkipped: '夜間の登録が動かない(届いたファイルが登録されないまま残る)',
    forwardSkipped: '委託区画の更新が動かない(中間サーバーへ何も渡らない)',
    continuityListLost: '継続候補世帯リストが国保総合PCに届かない',
    continuityResultLost: '継続世帯確定結果が国保総合PCに届かない',
    handoverTwice: '高額該当引継情報連携ファイルが、続く二つの番号で二度配信される',
    handoverDoubled: '高額該当引継情報連携ファイルの中に、同じ月が二行ある',
    handoverWrongId: '高額該当引継情報連携ファイルの市町村被保険者IDが、この区市町村の誰のものでもない',
    digitUnchecked: '個人番号の検査用数字を確かめずに登録する',
  },
  parameters,
  tables: aggregatorTables,
  jobs: {
    load: { ja: '資格情報の登録・判定・配信', at: '21:00', run: (party: Aggregator) => load(party) },
    forward: { ja: '委託区画の更新と被保険者異動情報の送信', at: '21:30', run: (party: Aggregator) => forward(party) },
    collect: { ja: '中間サーバーの処理結果と利用登録情報の受信', at: '05:00', run: (party: Aggregator) => collect(party) },
    extractContinuity: { ja: '高額該当情報の登録と継続候補世帯の抽出・リストの配信', at: '22:10', run: (party: Aggregator) => extractContinuity(party) },
    settleContinuity: { ja: '継続世帯の確定と高額該当情報の引き継ぎ', at: '22:20', run: (party: Aggregator) => settleContinuity(party) },
    age: { ja: '待ちの点検', at: '22:00', run: (party: Aggregator) => age(party) },
  },
  routes: (wire, party) => {
    wireRoutes(wire, party);
    continuityRoutes(wire, party);
    simRoutes(wire, party);
  },
});
