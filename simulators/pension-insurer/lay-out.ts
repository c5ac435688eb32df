import { createHash } from 'node:crypto';
import { withholdingResultStandIn, type WithholdingResult } from '../../contracts/pension-insurer/stand-ins.js';
import { writtenMonth } from '../../law/carried-months.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { Month } from '../../law/fiscal-year.js';
import { municipalities } from '../../law/municipalities.js';
import { payIn } from '../pay-in.js';
import type { PensionInsurer, PensionInsurerStore } from './tables.js';

/** Who pays, in the characters of banks. */
const remitterName = 'ﾈﾝｷﾝﾎｹﾝｼﾔ';

/** 05:00: results whose day has come are laid out, a file a municipality; then the money of the day is paid in. */
export async function layOut(party: PensionInsurer): Promise<void> {
  if (party.faults.has('serviceDown')) return party.note('停止しており、結果を並べず、払い込まなかった');
  const open = await party.store.db.selectFrom('pension_insurer_withholding').where('state', '=', 'waiting').where('told_on', '<=', dueThrough(party)).select('code').distinct().orderBy('code').execute();
  for (const { code } of open) await party.store.transact((store) => layOutOne(party, store, code));
  await transferDue(party);
}

/** With the fault 「遅れる」 only what was due so many days ago is told. */
const dueThrough = (party: PensionInsurer): Day => (party.faults.has('resultLate') ? addDays(party.today(), -party.parameters.lateDays) : party.today());

async function layOutOne(party: PensionInsurer, store: PensionInsurerStore, code: string): Promise<void> {
  const rows = await store.db.selectFrom('pension_insurer_withholding').where('code', '=', code).where('state', '=', 'waiting').where('told_on', '<=', dueThrough(party)).selectAll().orderBy('month').orderBy('household_key').execute();
  const told = rows.map((one): WithholdingResult => ({
    municipalityCode: code, householdKey: one.household_key, withholdingMonth: writtenMonth(one.month as Month), requestedYen: one.requested_yen, withheldYen: one.withheld_yen, withholdingOutcome: one.outcome as WithholdingResult['withholdingOutcome'], withheldOn: one.withheld_on as Day, settleOn: one.settle_on as Day | null,
  }));
  const isLost = party.faults.has('resultLost');
  // わざと: 障害「ほかの区の結果」では、最後の行の後に、ほかの区の世帯の行が混じる。
  const written = party.faults.has('resultOfOtherWard') ? [...told, { ...told.at(-1)!, municipalityCode: municipalities.find((one) => one.code !== code)!.code, householdKey: '99999999' }] : told;
  const names: string[] = [];
  // わざと: 障害「二度」では、同じ行を別の通番のファイルでもう一度渡す。
  const copies = isLost ? 0 : party.faults.has('resultTwice') ? 2 : 1;
  while (names.length < copies) names.push(await keep(party, store, code, written));
  await store.insertMany('pension_insurer_withholding', rows.map((row) => ({ ...row, state: isLost ? 'lost' : 'told', file: names[0] ?? null })), 'replace');
  party.note(`${code} の特別徴収結果${rows.length}件を${isLost ? '失った' : '渡せるようにした'}`);
}

async function keep(party: PensionInsurer, store: PensionInsurerStore, code: string, rows: readonly WithholdingResult[]): Promise<string> {
  const last = await store.db.selectFrom('pension_insurer_feed').where('code', '=', code).where('date', '=', party.today()).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const { name, bytes } = codecOf(party.profile, withholdingResultStandIn).format({ municipalityCode: code, date: party.today(), seq }, rows);
  await store.insertMany('pension_insurer_feed', [{ code, name, date: party.today(), seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: 'here' }]);
  return name;
}

/** わざと: 障害「違う額」では、結果の合計より百円少なく払い込む。 */
const shortYen = 100;

/** What is owed for the day that has come; what the bank does not take is paid on the next morning. */
async function transferDue(party: PensionInsurer): Promise<void> {
  const { store } = party;
  const due = await store.db.selectFrom('pension_insurer_withholding as one').leftJoin('pension_insurer_transfer as transfer', (join) => join.onRef('transfer.code', '=', 'one.code').onRef('transfer.settle_on', '=', 'one.settle_on')).where('one.settle_on', '<=', party.today()).where('transfer.code', 'is', null)
    .select(({ fn }) => ['one.code', 'one.settle_on', fn.sum<number | string>('one.withheld_yen').as('yen')]).groupBy(['one.code', 'one.settle_on']).orderBy('one.code').orderBy('one.settle_on').execute();
  await store.insertMany('pension_insurer_transfer', due.map(({ code, settle_on, yen }) => ({ code, settle_on: settle_on!, withheld_yen: Number(yen), amount_yen: Number(yen) - (party.faults.has('paysOtherAmount') ? shortYen : 0), state: 'owed' })));
  if (!party.isHere('bank')) return;
  const owed = await store.db.selectFrom('pension_insurer_transfer').where('state', '=', 'owed').selectAll().orderBy('settle_on').orderBy('code').execute();
  for (const { code, settle_on, amount_yen } of owed) {
    const refusal = await payIn(party, { code, name: `pension-insurer_${settle_on}`, amountYen: amount_yen, remitterName });
    if (refusal === null) await store.db.updateTable('pension_insurer_transfer').where('code', '=', code).where('settle_on', '=', settle_on).set({ state: 'paid' }).execute();
    party.note(refusal === null ? `${code} へ特別徴収の ${amount_yen}円を払い込んだ` : `${code} への払込 ${amount_yen}円を銀行が受け付けず、次の日にもう一度行う: ${refusal}`);
  }
}
