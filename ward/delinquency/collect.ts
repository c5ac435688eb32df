import type { StaffAct } from '../../contracts/ward.js';
import { assume, type Basis } from '../../law/define.js';
import { importReceipts } from '../collection/import.js';
import { registerRequests } from '../collection/requests.js';
import { clearedBy } from '../collection/settle.js';
import { yen } from '../because.js';
import { decided, isRefused, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import { unreachedAmong } from '../letters/reached.js';
import { refuseFuture } from './choose.js';
import { factId, keepFact, type Fact } from './facts.js';
import { isDivisible, takenBy } from './live.js';
import { releaseDue } from './release.js';
import { distribute, distribution, distributionDays } from './rules/distribution.js';
import { liveSeizure } from './seize.js';
import { debtorOf, type Debtor } from './standing.js';

export const unreachedBasis: Basis = assume('差押調書の謄本が戻ったか、宛先が決まらずに発していない差押では、取り立てない。債権の差押の効力は第三債務者への送達で生じるので(国税徴収法62条3項)、取り立てる扱いもありうる');

/** 取立と配当: the money is a receipt of the day on which it was taken, and what no 期 needs goes back to the debtor. */
export async function collectSeized(desk: Desk, act: Extract<StaffAct, { act: 'collectSeized' }>): Promise<null> {
  const { store, settings } = desk;
  refuseFuture(desk, '取立の日', act.receivedOn);
  const fact = await liveSeizure(desk, act.decisionId);
  if (!fact) return null;
  if (act.receivedOn < fact.on) refuse(desk, obstacle('duesDay', '取立の日', act.receivedOn, `差押の日 ${fact.on} より前`));
  const debtor = await debtorOf(store, settings, fact.debtorKey);
  if ((await unreachedAmong(store, [fact.no])).has(fact.no)) refuse(desk, obstacle('dispositionUnreached', '差押の通知', act.decisionId, '差押調書の謄本が滞納者に届いていない'));
  refuseTooMuch(desk, fact, debtor, act.yen);
  if (isRefused(desk)) return null;
  const own = debtor.standings.filter(({ accountKey }) => fact.accountKeys.includes(accountKey));
  const question = { takenYen: act.yen, takenOn: act.receivedOn, today: settings.today, owed: own.map(({ account, accountKey }) => ({ accountKey, yen: clearedBy(debtor.units, account, act.receivedOn, settings) })) };
  decided(desk, distribution.apply(question));
  const { parts, remainderYen } = distribute(question);
  const no = await keepFact(store, settings.now, { debtorKey: fact.debtorKey, kind: 'taken', ofNo: fact.no, on: act.receivedOn, content: { yen: act.yen, parts, remainderYen, ...distributionDays(question) }, actor: act.by, why: act.why });
  if (parts.length > 0) {
    const requestKey = `enforcement|${factId(no)}`;
    await registerRequests(store, [{ requestKey, kind: 'enforcement', payableUntil: null, parts }]);
    await importReceipts(store, { name: requestKey, rows: [{ channel: 'enforcement', requestKey, receivedOn: act.receivedOn, amountYen: act.yen - remainderYen }] });
  }
  if (isExhausted(fact, takenBy(debtor.facts, fact.no) + act.yen)) await keepFact(store, settings.now, { debtorKey: fact.debtorKey, kind: 'ended', ofNo: fact.no, on: act.receivedOn, content: { end: 'completed', because: ['差し押さえた額を取り立て終わった'] }, actor: act.by, why: act.why });
  for (const decision of await releaseDue(store, settings, fact.debtorKey, act.by)) decided(desk, decision);
  return null;
}

/** Of a wage no month gives more than its part; of any other claim all takings together no more than was seized. */
function refuseTooMuch(desk: Desk, { no, content }: Fact<'seizure'>, { facts }: Debtor, takenYen: number): void {
  if (!isDivisible(content.object)) return;
  const left = content.isMonthly ? content.amountYen : content.amountYen - takenBy(facts, no);
  if (takenYen > left) refuse(desk, obstacle('takenTooMuch', '取立の額', String(takenYen), `${content.isMonthly ? '一月に' : ''}取り立てられるのは ${yen(left)} まで`));
}

const isExhausted = ({ content: { object, isMonthly, amountYen } }: Fact<'seizure'>, takenYen: number): boolean => isDivisible(object) && !isMonthly && takenYen === amountYen;
