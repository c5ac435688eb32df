import { permissionOn, type Permission } from '../../contracts/municipal-hub/permissions.js';
import type { Kind } from '../../contracts/municipal-hub/codes.js';
import { dayPart, type Moment } from '../../law/day.js';
import type { RowOf } from '../../store/define.js';
import { symbolOf } from './people.js';
import type { EnquiryRow, MunicipalHub, MunicipalHubStore, municipalHubTables } from './tables.js';

export type LedgerRow = RowOf<(typeof municipalHubTables)['municipal_hub_ledger']>;

/**
 * 情報提供等記録 of lines that came to an end: one at the asker and, where somebody answered, one at the provider, under the same
 * 処理通番. わざと: 障害のとき、提供した側に残らず、または不開示の印が落ちる。
 */
export async function ledgerRows(party: MunicipalHub, rows: readonly EnquiryRow[]): Promise<readonly LedgerRow[]> {
  const symbols = await knownSymbols(party.store, rows);
  const symbolAt = (body: string, residentCode: string) => symbols.get(`${body} ${residentCode}`) ?? symbolOf(party, body, residentCode, 1);
  return rows.flatMap((row) => {
    const isHidden = party.faults.has('flagDropped') ? 0 : row.is_not_disclosed;
    const entry = (side: 'asker' | 'provider', body: string, other: string): LedgerRow => ({
      body, side, processing_number: row.processing_number!, other, resident_code: row.resident_code, symbol: symbolAt(body, row.resident_code), kind: row.kind, work: row.work,
      regime: permissionOn(dayPart(row.accepted_at as Moment), row.work as Permission['work'], row.kind as Kind)?.regime ?? '', asked_at: row.accepted_at, settled_at: row.answered_at!, outcome: row.kind_status ?? row.line_status, is_not_disclosed: isHidden,
    });
    const own = entry('asker', row.asker, row.provider!);
    return row.line_status !== 'N-OK' || party.faults.has('ledgerOneSided') ? [own] : [own, entry('provider', row.provider!, row.asker)];
  });
}

async function knownSymbols({ db }: MunicipalHubStore, rows: readonly EnquiryRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await db.selectFrom('municipal_hub_person').where('resident_code', 'in', [...new Set(rows.map(({ resident_code }) => resident_code))]).select(['municipality', 'resident_code', 'symbol']).execute();
  return new Map(found.flatMap(({ municipality, resident_code, symbol }) => (symbol === null ? [] : [[`${municipality} ${resident_code}`, symbol] as const])));
}

const toldOf = ({ side, processing_number, other, kind, work, regime, asked_at, settled_at, outcome, is_not_disclosed }: LedgerRow) => ({
  side, processingNumber: processing_number, other, kind, work, regime, askedAt: asked_at, settledAt: settled_at, outcome, isNotDisclosed: is_not_disclosed === 1,
});

/** The ledger of one municipality, as its own staff read it: people by their 宛名番号, in the order of the answers. */
export async function ledgerOf({ store: { db } }: MunicipalHub, municipality: string, personKey: string | undefined) {
  const entries = db.selectFrom('municipal_hub_ledger as entry').leftJoin('municipal_hub_person as person', (join) => join.onRef('person.municipality', '=', 'entry.body').onRef('person.resident_code', '=', 'entry.resident_code')).where('entry.body', '=', municipality);
  const wanted = personKey === undefined ? entries : entries.where('person.person_key', '=', personKey);
  const rows = await wanted.selectAll('entry').select('person.person_key').orderBy('entry.settled_at').orderBy('entry.processing_number').orderBy('entry.side').execute();
  return rows.map(({ person_key, ...row }) => ({ personKey: person_key, ...toldOf(row) }));
}

/** What the person reads in マイナポータル: whatever was asked and given about her anywhere, except where 不開示 hides it. */
export async function portalOf({ store: { db } }: MunicipalHub, residentCode: string) {
  const blocked = await db.selectFrom('municipal_hub_person').where('resident_code', '=', residentCode).where('self_info_blocked', '=', 1).select('person_key').executeTakeFirst();
  const rows = await db.selectFrom('municipal_hub_ledger').where('resident_code', '=', residentCode).where('is_not_disclosed', '=', 0).selectAll().orderBy('settled_at').orderBy('processing_number').orderBy('body').execute();
  return { isSelfInfoBlocked: blocked !== undefined, entries: rows.map((row) => ({ body: row.body, ...toldOf(row) })) };
}

/** Every leg through the network with the symbols by which the two bodies know the person: what no ward and no portal shows. */
export async function legsOf({ store: { db } }: MunicipalHub) {
  const rows = await db.selectFrom('municipal_hub_ledger').selectAll().orderBy('settled_at').orderBy('processing_number').orderBy('side').execute();
  return rows.map((row) => ({ body: row.body, linkageSymbol: row.symbol, ...toldOf(row) }));
}

export type Finding =
  | { readonly finding: 'protectedButVisible' | 'oneSided'; readonly municipality: string; readonly processingNumber: string }
  | { readonly finding: 'answerOnWrongLink'; readonly municipality: string; readonly requestId: string; readonly personKey: string };

/** What went wrong and nobody was told of: a protected person's traces in the portal, an answer that only one side wrote down, answers about somebody else from before a link was corrected. */
export async function findingsIn({ store: { db } }: MunicipalHub): Promise<readonly Finding[]> {
  const visible = await db.selectFrom('municipal_hub_ledger as entry').innerJoin('municipal_hub_person as person', (join) => join.onRef('person.municipality', '=', 'entry.body').onRef('person.resident_code', '=', 'entry.resident_code'))
    .where('person.is_not_disclosed', '=', 1).where('entry.is_not_disclosed', '=', 0).select(['entry.body', 'entry.processing_number']).orderBy('entry.body').orderBy('entry.processing_number').execute();
  const alone = await db.selectFrom('municipal_hub_ledger as own').leftJoin('municipal_hub_ledger as given', (join) => join.onRef('given.processing_number', '=', 'own.processing_number').on('given.side', '=', 'provider'))
    .where('own.side', '=', 'asker').where('own.outcome', 'in', ['N-OK', 'N-NODATA', 'N-WITHHELD']).where('given.body', 'is', null).select(['own.body', 'own.processing_number']).orderBy('own.body').orderBy('own.processing_number').execute();
  const wrong = await db.selectFrom('municipal_hub_enquiry as enquiry').innerJoin('municipal_hub_person as person', (join) => join.onRef('person.municipality', '=', 'enquiry.asker').onRef('person.person_key', '=', 'enquiry.person_key'))
    .whereRef('person.resident_code', '!=', 'enquiry.resident_code').where('enquiry.kind_status', '=', 'N-OK').select(['enquiry.asker', 'enquiry.request_id', 'enquiry.person_key']).orderBy('enquiry.asker').orderBy('enquiry.request_id').execute();
  return [
    ...visible.map(({ body, processing_number }): Finding => ({ finding: 'protectedButVisible', municipality: body, processingNumber: processing_number })),
    ...alone.map(({ body, processing_number }): Finding => ({ finding: 'oneSided', municipality: body, processingNumber: processing_number })),
    ...wrong.map(({ asker, request_id, person_key }): Finding => ({ finding: 'answerOnWrongLink', municipality: asker, requestId: request_id, personKey: person_key })),
  ];
}

