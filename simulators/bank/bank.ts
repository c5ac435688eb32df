import { z } from 'zod';
import { bankDialects } from '../../contracts/bank/dialect.js';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { acceptReceived } from './accept.js';
import { workOfDay } from './day.js';
import { simRoutes } from './doors.js';
import { report } from './report.js';
import { guardDoors, wireRoutes } from './routes.js';
import { bankTables } from './tables.js';

const days = (from: number, through: number) => z.int().min(from, { error: `${from}以上の日数にする` }).max(through, { error: `${through}以下の日数にする` });

/**
 * 指定金融機関: keeps the accounts of payers and municipalities, debits what it is asked to (91), transfers out (21), and tells what
 * became of it by 振替結果 and statements. Money only changes place here; what comes from outside comes by a door.
 */
export const bank = simulator({
  id: 'bank',
  ja: '指定金融機関',
  basis: cite('別添1 事務の内容', '収納・滞納整理業務 ⑤ 納付済通知情報の受領、⑬ 還付'),
  limitations: [
    '窓口・ファイルの名・時刻(結果と明細5:10、引落しと振込9:00、受付18:00)は自前のもので、実際の銀行の伝送の手順・回線・暗号化は再現しない',
    '一つの関係者が、指定金融機関とほかの金融機関の口座をまとめて持つ。銀行の間の決済は、口座から口座への移動だけで表す',
    '口座・依頼書・支店の統廃合・臨時の休業は、シナリオが試験用の窓口で決める。口座振替の申込みの受付と、依頼書の照合の回答は扱わない',
    '読めない行(使えない文字、0円、0だけの口座番号など)が一つでもあれば、ファイルごと断る。その行だけを不能で返す銀行もあるが、読めない行を結果に写す書き方は公開されていない。読めるがその支店のない行は、受け付けて「9 その他」で返す',
    'ヘッダを繰り返すファイルは断る。一つのファイルは一つの引落日の分である',
    '口座振替では預金者名を口座の名義と比べない。総合振込では半角かなで同じでなければ振込不能にする',
    '引き落とした分は、引落日に一つの額で入金先へ入る。手数料は取らない。総合振込の額も一つの額で出る',
    '残高は0を下回らない。一つの口座に何行もあれば、ファイルの順に引き落とす。同じ日の別のファイルは、引落日・種別・団体コード・渡した順に処理する',
    '振込資金が足りない総合振込は、翌営業日にもう一度試す。組戻は、資金が口座に残っていれば、その場で行う',
    '明細は契約の口座だけに作る。01 はフォーマットAだけで、03 の手形・小切手の項目は0で埋める',
    '祝日の表は2024年から2027年まで。その先にかかるファイルは断り、その先の日には何もしない',
    '相手は名乗りと鍵で見分ける。払い込む人は名乗るだけでよい。受け取るファイルは丸ごとメモリに載せる',
  ],
  faults: {
    serviceDown: '停止(受け取らず、受付も引落しも結果もない。引落日を過ぎたものは、動き出した日に引き落とす)',
    rowMissing: '結果の一行が抜ける', rowTwice: '結果の一行が二度ある', extraRow: '結果に依頼のない行がある', amountChanged: '結果の一行の金額が違う', resultSwapped: '結果の一行で、済と資金不足を取り違える', wrongTotals: '結果の合計件数が違う',
    oldDialect: '結果を前の取り決めの方言で書く(終わりの 0x1A が逆)', resultLate: '結果が遅れる', debitedTwice: '一行を二度引き落とす(結果には一度と書き、入金先には二度入る)', statementLost: '明細が置かれない', depositTwice: '払い込まれたものを二度記帳する',
  },
  parameters: {
    dialect: {
      ja: 'ファイルの方言', basis: assume('全銀協の標準。どの方言かは銀行との取り決めによる'),
      schema: z.enum(bankDialects.filter(({ headers }) => headers === 'one').map(({ id }) => id) as [string, ...string[]], { error: '銀行の方言の名にする(totsugo layouts)' }), value: 'jbaStandard',
    },
    requestLeadBusinessDays: { ja: '口座振替の持込期限(引落日の何営業日前か)', basis: cite('串本町・東通村 口座振替の要領', '媒体は5営業日前、伝送は3営業日前'), schema: days(0, 30), value: 3 },
    transferLeadBusinessDays: { ja: '総合振込の持込期限(振込指定日の何営業日前か)', basis: assume('前営業日まで'), schema: days(0, 30), value: 1 },
    holidayDebit: { ja: '引落日・振込指定日が銀行の休日のとき', basis: assume('翌営業日に行う。断る銀行もありうる'), schema: z.enum(['shiftNext', 'reject'], { error: 'shiftNext か reject にする' }), value: 'shiftNext' },
    resultDays: { ja: '引落しから結果までの営業日数', basis: assume('1〜4営業日とする銀行のうち2営業日'), schema: days(1, 10), value: 2 },
    lateDays: { ja: '障害「結果が遅れる」で遅れる営業日数', basis: assume('試験のための値'), schema: days(1, 60), value: 5 },
    returnDays: { ja: '振込不能から資金返却までの営業日数', basis: assume('試験のための値。実際の日数は公開されていない'), schema: days(1, 30), value: 1 },
    maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('10万行の口座振替が約12MBなので、それが入る大きさ'), schema: z.int().min(1, { error: '1以上にする' }).max(1024, { error: '1024以下にする' }), value: 64 },
  },
  tables: bankTables,
  jobs: {
    report: { ja: '振替結果と入出金の明細を置く', at: '05:10', run: report },
    debit: { ja: '口座振替・総合振込・資金返却と、待っていた入金の記帳', at: '09:00', run: workOfDay },
    accept: { ja: '依頼の受付', at: '18:00', run: acceptReceived },
  },
  routes: (wire, party) => {
    guardDoors(wire, party);
    wireRoutes(wire, party);
    simRoutes(wire, party);
  },
});
