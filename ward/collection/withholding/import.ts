import type { WithholdingResult } from '../../../contracts/pension-insurer/stand-ins.js';
import { monthWritten } from '../../../law/carried-months.js';
import type { RowOf } from '../../../store/define.js';
import { byKey, chunks } from '../../desk.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import type { WardStore } from '../../tables.js';
import { importReceipts } from '../import.js';
import { withholdingKey, type Receipt } from '../receipt.js';
import type { CollectionTables } from '../tables.js';

type ResultRow = RowOf<CollectionTables['ward_withholding_result']>;

/** 特別徴収結果, whole or not at all: what was taken is 収納 of its month, what was not waits for the next 更正. Told again, it changes nothing. */
export async function importWithholding({ store, settings, importNo }: Intake, lines: readonly Line<WithholdingResult>[]): Promise<Applied> {
  const asked = await askedKeys(store, lines);
  const before = await resultsBefore(store, lines);
  const issues = lines.flatMap((line) => misfits(line, { municipalityCode: settings.municipalityCode, asked, before }));
  if (issues.length > 0) return { issues };
  const fresh = new Map(lines.filter(({ value }) => !before.has(monthKey(value))).map(({ line, value }) => [monthKey(value), { line, value }]));
  await store.insertMany('ward_withholding_result', [...fresh.values()].map(({ line, value }) => ({ ...rowOf(value), import_no: importNo, line_no: line, recorded_at: settings.now })));
  const rows = lines.flatMap(({ value }): readonly Receipt[] => (value.settleOn === null ? [] : [{ channel: 'pension', householdKey: value.householdKey, month: monthWritten(value.withholdingMonth), requestedYen: value.requestedYen, amountYen: value.withheldYen, receivedOn: value.withheldOn, settleOn: value.settleOn }]));
  await importReceipts(store, { name: `import ${importNo}`, rows });
  return { applied: fresh.size };
}

const monthKey = ({ householdKey, withholdingMonth }: Pick<WithholdingResult, 'householdKey' | 'withholdingMonth'>): string => `${householdKey} ${monthWritten(withholdingMonth)}`;
const requestOf = ({ householdKey, withholdingMonth, requestedYen }: WithholdingResult): string => withholdingKey(householdKey, monthWritten(withholdingMonth), requestedYen);
const rowOf = (value: WithholdingResult) => ({ household_key: value.householdKey, month: monthWritten(value.withholdingMonth), requested_yen: value.requestedYen, withheld_yen: value.withheldYen, outcome: value.withholdingOutcome, withheld_on: value.withheldOn, settle_on: value.settleOn });

async function askedKeys({ db }: WardStore, lines: readonly Line<WithholdingResult>[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const keys of chunks(lines.map(({ value }) => requestOf(value)))) for (const { request_key } of await db.selectFrom('ward_payment_request').select('request_key').where('request_key', 'in', keys).execute()) found.add(request_key);
  return found;
}

async function resultsBefore({ db }: WardStore, lines: readonly Line<WithholdingResult>[]): Promise<ReadonlyMap<string, ResultRow>> {
  const rows: ResultRow[] = [];
  for (const keys of chunks([...new Set(lines.map(({ value }) => value.householdKey))])) rows.push(...await db.selectFrom('ward_withholding_result').selectAll().where('household_key', 'in', keys).execute());
  return new Map([...byKey(rows, ({ household_key, month }) => `${household_key} ${month}`)].map(([key, [row]]) => [key, row!]));
}

interface Judged { readonly municipalityCode: string; readonly asked: ReadonlySet<string>; readonly before: ReadonlyMap<string, ResultRow> }
/** Everything that speaks against one row. */
function misfits({ line, value }: Line<WithholdingResult>, { municipalityCode, asked, before }: Judged): readonly ImportIssue[] {
  if (value.municipalityCode !== municipalityCode) return [importIssue('E305', line, 'municipalityCode', '団体コード', value.municipalityCode, `この区(${municipalityCode})の世帯の結果ではない`, '年金保険者に、自分の区の結果だけのファイルを求める')];
  if (!asked.has(requestOf(value))) return [importIssue('E207', line, 'householdKey', '世帯の識別', value.householdKey, `${monthKey(value)} に ${value.requestedYen} 円を依頼していない`, '依頼した世帯・月・額と照らし、年金保険者に確かめる')];
  const told = before.get(monthKey(value));
  const differs = told && (told.withheld_yen !== value.withheldYen || told.outcome !== value.withholdingOutcome || told.requested_yen !== value.requestedYen);
  return differs ? [importIssue('E206', line, 'withheldYen', '徴収額', String(value.withheldYen), `前に同じ月の結果(${told.outcome} ${told.withheld_yen}円)を受け取っている`, 'どちらが正しいかを年金保険者に確かめる')] : [];
}
