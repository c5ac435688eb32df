import { assume, type Basis } from '../../../law/define.js';
import type { Month } from '../../../law/fiscal-year.js';
import type { AnswerOf, StaffAct } from '../../../contracts/ward.js';
import { yen } from '../../because.js';
import { byKey, isRefused, refuse, type Desk } from '../../desk.js';
import { obstacle } from '../../refusals.js';
import type { WardStore } from '../../tables.js';
import { takeNumbers } from '../numbers.js';
import type { CareReceiptRow } from '../tables.js';

type EnterClaimsBill = Extract<StaffAct, { act: 'enterClaimsBill' }>;
export const billBasis: Basis = assume('給付記録には件数も合計もないので、失われた行は、国保連の請求(審査した月の、医療機関ごとの件数と額)と比べて分かる。請求の形は公開されておらず、人が入力する。額は、医療費から窓口の一部負担金(10円未満四捨五入)を引き、食事療養費を足す');

/** 国保連の請求 of one month of 審査, institution by institution. Entered again it takes the place of the former, which stays. */
export async function enterClaimsBill(desk: Desk, { deliveryMonth, institutions, by, why }: EnterClaimsBill): Promise<null> {
  const { store, settings } = desk;
  const twice = institutions.find(({ institutionCode }, i) => institutions.findIndex((one) => one.institutionCode === institutionCode) !== i);
  if (twice) refuse(desk, obstacle('claimsBillUnfit', '医療機関コード', twice.institutionCode, '二度書かれている'));
  if (deliveryMonth > settings.today.slice(0, 7)) refuse(desk, obstacle('claimsBillUnfit', '審査年月', deliveryMonth, '業務日より後'));
  if (isRefused(desk)) return null;
  const bill_no = await takeNumbers(store, 'benefitBill', 1);
  await store.insertMany('ward_claims_bill', [{ bill_no, delivery_month: deliveryMonth, institutions: JSON.stringify(institutions), by_whom: by, why, recorded_at: settings.now }]);
  return null;
}

type Difference = AnswerOf<'receiptWorklist'>['billDifferences'][number];
type Said = EnterClaimsBill['institutions'][number];

/** Where the newest bill of a month and the 給付記録 of it do not agree: a row may be lost, or be there that nobody asked money for. */
export async function billDifferences(store: WardStore): Promise<Difference[]> {
  const bills = new Map((await store.db.selectFrom('ward_claims_bill').selectAll().orderBy('bill_no').execute()).map((row) => [row.delivery_month, row]));
  const found: Difference[] = [];
  for (const [month, { institutions }] of [...bills].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const said = new Map((JSON.parse(institutions) as readonly Said[]).map((one) => [one.institutionCode, one]));
    const held = await heldIn(store, month as Month);
    for (const code of [...new Set([...said.keys(), ...held.keys()])].sort()) found.push(...differenceOf(month, code, said.get(code) ?? { institutionCode: code, receipts: 0, yen: 0 }, held.get(code) ?? { receipts: 0, yen: 0 }));
  }
  return found;
}

function differenceOf(deliveryMonth: string, institutionCode: string, said: Said, held: Held): readonly Difference[] {
  if (said.receipts === held.receipts && said.yen === held.yen) return [];
  const ja = `${deliveryMonth} 審査分 ${institutionCode}: 国保連の請求は${said.receipts}件 ${yen(said.yen)}、届いた給付記録は${held.receipts}件 ${yen(held.yen)}`;
  const why = said.receipts > held.receipts ? '給付記録の行が失われたか、まだ届いていない' : said.receipts < held.receipts ? '請求のない給付記録がある' : '件数は同じで額が違う';
  return [{ deliveryMonth, institutionCode, saidReceipts: said.receipts, heldReceipts: held.receipts, saidYen: said.yen, heldYen: held.yen, because: [ja, why] }];
}

interface Held { readonly receipts: number; readonly yen: number }
/** What the 給付記録 of a month come to: every 版 of it, less what the 版 before came to. */
async function heldIn({ db }: WardStore, month: Month): Promise<ReadonlyMap<string, Held>> {
  const rows = await db.selectFrom('ward_care_receipt').selectAll().where('delivery_month', '=', month).where('troubles', 'not like', '%insurerOther%').execute();
  const later = rows.filter(({ revision }) => revision > 1);
  const before = new Map<string, readonly CareReceiptRow[]>();
  for (const { receipt_key } of later) before.set(receipt_key, await db.selectFrom('ward_care_receipt').selectAll().where('receipt_key', '=', receipt_key).orderBy('revision').execute());
  return new Map([...byKey(rows, ({ institution_code }) => institution_code)].map(([code, own]) => [code, { receipts: own.length, yen: own.reduce((sum, row) => sum + owedFor(row) - formerly(row, before.get(row.receipt_key) ?? []), 0) }]));
}
const formerly = ({ revision }: CareReceiptRow, versions: readonly CareReceiptRow[]): number => {
  const last = versions.findLast((one) => one.revision < revision);
  return last ? owedFor(last) : 0;
};

/** What the insurer owes the institution for a receipt as it stands. */
function owedFor(row: CareReceiptRow): number {
  if (row.record_state === 'withdrawn') return 0;
  const costYen = row.points * yenPerPoint;
  const percent = row.benefit_percent === null ? (tenthsOfEight.includes(row.receipt_kind.at(-1)!) ? 80 : 70) : Number(row.benefit_percent);
  const copayYen = row.copay_yen ?? Math.floor((costYen * (100 - percent)) / 1_000 + 0.5) * 10;
  return costYen - Math.min(copayYen, costYen) + row.meal_yen - row.meal_copay_yen;
}
const yenPerPoint = 10;
/** The last digit of レセプト種別 of 未就学者 and of 高齢受給者一般: 8割. */
const tenthsOfEight = '3478';
