import { createHash } from 'node:crypto';
import { claimObjection, insuredMasterChange, type ClaimObjection, type InsuredMasterChange } from '../../contracts/claims/records.js';
import type { Fields, Issue, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { numbersIn } from '../../contracts/individual-numbers.js';
import { codecOf, type Row } from '../../contracts/wire/codec.js';
import { municipality } from '../../law/municipalities.js';
import { refused, type Refused } from '../doors.js';
import { bytesWithin } from '../whole-body.js';
import { giveUp } from './claim-intake.js';
import type { Claims, ClaimsStore } from './tables.js';

export interface TakenFile { readonly name: string; readonly bytes: number; readonly sha256: string; readonly records: number; readonly duplicate: boolean }
interface FileKey { readonly code: string; readonly name: string }

export const receiveMaster = (party: Claims, key: FileKey, chunks: AsyncIterable<Uint8Array>) => receive(party, key, chunks, insuredMasterChange, keepMaster, foreignRows);
export const receiveObjections = (party: Claims, key: FileKey, chunks: AsyncIterable<Uint8Array>) => receive(party, key, chunks, claimObjection, keepObjections);

/** Takes a ward's file whole or not at all. The same bytes again change nothing. */
async function receive<F extends Fields>(party: Claims, key: FileKey, chunks: AsyncIterable<Uint8Array>, definition: RecordDefinition<F>, keep: (store: ClaimsStore, key: FileKey, rows: readonly RecordOf<RecordDefinition<F>>[]) => Promise<void>, foreignIn: (code: string, rows: readonly Row<RecordOf<RecordDefinition<F>>>[]) => readonly Issue[] = () => []): Promise<Refused | TakenFile> {
  const { code, name } = key;
  const codec = codecOf(party.profile, definition);
  const envelope = codec.parseFileName(name);
  if (!envelope) return refused(422, 'TSG-F14', `「${name}」は${definition.ja}の名でない`, '国保システムが付けた名のまま渡す');
  if (envelope.municipalityCode !== code) return refused(422, 'TSG-F15', `「${name}」はほかの市区町村の名である`, `${code} のファイルにする`);
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-F09', `「${name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, '分けて、次の通番のファイルにして送る');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Refused | TakenFile> => {
    const before = await store.db.selectFrom('claims_file').where('code', '=', code).where('name', '=', name).select(['sha256', 'size', 'records']).executeTakeFirst();
    if (before?.sha256 === sha256) return { name, bytes: before.size, sha256, records: before.records, duplicate: true };
    if (before) return refused(409, 'TSG-F16', `「${name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
    const tokens = [...new Set(numbersIn(Buffer.from(bytes).toString('utf8'), party.numberMode).map(party.masked))];
    if (tokens.length > 0) return giveUp(party, store, code, name, sha256, tokens);
    const { records, issues } = codec.parse({ name, bytes });
    const foreign = foreignIn(code, records);
    if (issues.length > 0) return refused(422, 'TSG-F17', `「${name}」に読めない行がある`, 'issues の箇所を直し、作り直して送る', { issues: [...issues, ...foreign].toSorted((a, b) => a.line - b.line).slice(0, 100) });
    if (foreign.length > 0) return refused(422, 'TSG-F18', `保険者番号 ${foreign[0]!.raw} は ${code} のものでない`, '自らの保険者番号で送る', { issues: foreign.slice(0, 100) });
    await keep(store, key, records.map(({ value }) => value));
    await store.insertMany('claims_file', [{ code, name, layout: definition.id, bytes, size: bytes.length, sha256, received_at: party.now(), records: records.length }]);
    return { name, bytes: bytes.length, sha256, records: records.length, duplicate: false };
  });
}

/** The highest revision of a 適用期間 holds, whatever the order in which they come. */
async function keepMaster({ db, insertMany }: ClaimsStore, { code }: FileKey, rows: readonly InsuredMasterChange[]): Promise<void> {
  const newest = new Map<string, InsuredMasterChange>();
  for (const row of rows) if (row.revision >= (newest.get(row.periodKey)?.revision ?? 0)) newest.set(row.periodKey, row);
  const known = new Map((await db.selectFrom('claims_insured').where('code', '=', code).select(['period_key', 'revision']).execute()).map(({ period_key, revision }) => [period_key, revision]));
  await insertMany('claims_insured', [...newest.values()].filter(({ periodKey, revision }) => revision > (known.get(periodKey) ?? -1)).map((row) => ({
    code, period_key: row.periodKey, household_key: row.householdKey, branch_number: row.branchNumber, name_kana: plainKana(row.nameKana), born_on: row.bornOn, sex: row.sex, start_on: row.startOn, end_on: row.endOn, is_void: row.isVoid ? 1 : 0, revision: row.revision,
  })), 'replace');
}
/** Rows of another insurer. */
const foreignRows = (code: string, rows: readonly Row<InsuredMasterChange>[]): readonly Issue[] => rows.filter(({ value }) => value.insurerNumber !== municipality(code).insurerNumber)
  .map(({ line, value }) => ({ code: 'E206', line, byte: 0, field: 'insurerNumber', ja: insuredMasterChange.fields.insurerNumber.ja, raw: value.insurerNumber, why: `${code} の保険者番号でない`, cure: '自らの保険者番号で送る' }));
export const plainKana = (kana: string): string => kana.replaceAll(/[ \u3000]/g, '');

async function keepObjections(store: ClaimsStore, { code }: FileKey, rows: readonly ClaimObjection[]): Promise<void> {
  await store.insertMany('claims_objection', rows.map((row) => ({ code, objection_id: row.objectionId, receipt_key: row.receiptKey, row: JSON.stringify(row), state: 'waiting', outcome: null })), 'ignore');
}
