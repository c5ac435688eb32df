import { createHash } from 'node:crypto';
import { assetInquiry, delinquentList, type AssetInquiryRow, type DelinquentRow } from '../../contracts/delinquency-contractor/records.js';
import type { Fields, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { numbersIn } from '../../contracts/individual-numbers.js';
import { layoutOfFileName } from '../../contracts/layouts.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { addDays } from '../../law/day.js';
import { bytesWithin } from '../whole-body.js';
import type { ContractorStore, DelinquencyContractor } from './tables.js';

/** An answer to the caller. Refusals carry a code, the reason and the cure. */
export interface Answer { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
export const refused = (status: number, code: string, why: string, cure: string, more: object = {}): Answer => ({ status, body: { code, why, cure, ...more } });
export interface FileKey { readonly code: string; readonly name: string }

/** Takes a file whole or not at all. The same bytes again change nothing. */
export async function receive(party: DelinquencyContractor, key: FileKey, chunks: AsyncIterable<Uint8Array>): Promise<Answer> {
  const layout = layoutOfFileName(party.profile, key.name);
  const definition = layout === delinquentList.id ? delinquentList : layout === assetInquiry.id ? assetInquiry : null;
  if (!definition) return refused(422, 'TSG-Y04', `「${key.name}」は委託先が受け取るファイルの名でない`, '滞納者情報か財産調査の照会を、区が付けた名のまま渡す');
  if (codecOf(party.profile, definition as RecordDefinition).parseFileName(key.name)?.municipalityCode !== key.code) return refused(422, 'TSG-Y05', `「${key.name}」はほかの市区町村の名である`, `${key.code} のファイルにする`);
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-Y06', `「${key.name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, '分けて、次の通番のファイルにして送る');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Answer> => {
    const before = await store.db.selectFrom('delinquency_contractor_file').where('code', '=', key.code).where('name', '=', key.name).select(['sha256', 'size', 'records', 'received_at']).executeTakeFirst();
    if (before?.sha256 === sha256) return { status: 200, body: { name: key.name, bytes: before.size, sha256, records: before.records, receivedAt: before.received_at, duplicate: true } };
    if (before) return refused(409, 'TSG-Y07', `「${key.name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
    const tokens = [...new Set(numbersIn(Buffer.from(bytes).toString('utf8'), party.numberMode).map(party.masked))];
    if (tokens.length > 0) return giveUp(party, store, key, sha256, tokens);
    return definition.id === delinquentList.id ? takeIn(party, store, key, delinquentList, bytes, takeList) : takeIn(party, store, key, assetInquiry, bytes, takeInquiries);
  });
}

/** A file with a 個人番号 is not kept; what stays is that it was here. */
async function giveUp(party: DelinquencyContractor, store: ContractorStore, { code, name }: FileKey, sha256: string, tokens: readonly string[]): Promise<Answer> {
  await store.insertMany('delinquency_contractor_incident', tokens.map((token) => ({ code, name, sha256, token, found_at: party.now() })), 'ignore');
  party.note(`${name} に個人番号が${tokens.length}件あり、預からずに区市町村へ知らせた(漏えい等の事案)`);
  return refused(422, 'TSG-Y11', '個人番号と読める12桁の数字がある', '委託するデータに個人番号は入れない');
}

async function takeIn<F extends Fields>(party: DelinquencyContractor, store: ContractorStore, key: FileKey, definition: RecordDefinition<F>, bytes: Uint8Array, keep: (party: DelinquencyContractor, store: ContractorStore, key: FileKey, rows: readonly RecordOf<RecordDefinition<F>>[]) => Promise<void>): Promise<Answer> {
  const { records, issues } = codecOf(party.profile, definition).parse({ name: key.name, bytes });
  if (issues.length > 0) return refused(422, 'TSG-Y08', `「${key.name}」に読めない行がある`, 'issues の箇所を直し、作り直して送る', { issues: issues.slice(0, 100) });
  await keep(party, store, key, records.map(({ value }) => value));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.insertMany('delinquency_contractor_file', [{ ...key, layout: definition.id, bytes, size: bytes.length, sha256, received_at: party.now(), records: records.length }]);
  return { status: 202, body: { name: key.name, bytes: bytes.length, sha256, records: records.length } };
}

/** A newer list takes the place of the older: whoever has paid since is called no more. */
async function takeList(_party: DelinquencyContractor, store: ContractorStore, { code, name }: FileKey, rows: readonly DelinquentRow[]): Promise<void> {
  await store.db.deleteFrom('delinquency_contractor_case').where('code', '=', code).execute();
  await store.insertMany('delinquency_contractor_case', rows.map((row) => ({ code, case_id: row.caseId, list_name: name, row: JSON.stringify(row) })), 'replace');
}

/** An inquiry that has come before is not asked again. */
const takeInquiries = (party: DelinquencyContractor, store: ContractorStore, { code }: FileKey, rows: readonly AssetInquiryRow[]): Promise<void> =>
  store.insertMany('delinquency_contractor_inquiry', rows.map((row) => ({ code, inquiry_id: row.inquiryId, row: JSON.stringify(row), received_on: party.today(), due_on: addDays(party.today(), party.parameters.replyDays), state: 'waiting' })), 'ignore');
