import type { MatchNotice } from '../../../contracts/insurer-hub/terminal.js';
import type { AnswerOf, Query } from '../../../contracts/ward.js';
import type { Day } from '../../../law/define.js';
import type { Moment } from '../../../law/day.js';
import type { PersonItems } from '../../../matching/person.js';
import { writeAccesses, type Access } from '../../access-log.js';
import type { Decision } from '../../define.js';
import { readSettings } from '../../settings.js';
import type { ResidentRow, WardStore } from '../../tables.js';
import { itemsOf, previousAddresses, searchWard, type Candidate } from '../identify/search.js';
import { matchSuggestion } from '../rules/match-suggestion.js';
import { findCase, wasOpened, type MatchCase } from './notices.js';

type CaseQuery = Extract<Query, { query: 'matchCase' }>;
type Materials = NonNullable<AnswerOf<'matchCase'>['materials']>;
type Shown = NonNullable<Materials['resident']>;
type Masked = (individualNumber: string) => string;

/** What the levels of a notice suggest. */
export const suggestionFor = ({ verdict, nameLevel, nameKanaLevel, bornOnLevel, sexLevel, addressLevel, findings }: MatchNotice): Decision => matchSuggestion.apply({
  verdict, findings, name: nameLevel ?? '', nameKana: nameKanaLevel ?? '', bornOn: bornOnLevel ?? '', sex: sexLevel ?? '', address: addressLevel ?? '',
});

/**
 * The materials of one case: 突合結果, 住民記録, the 届出 it came from, 世帯, and who else it could be. They are shown only when
 * the case was opened, and everybody who is shown is written into the log in the same transaction.
 */
export function matchCase(store: WardStore, masked: Masked, { noticeId, by, purpose }: CaseQuery): Promise<AnswerOf<'matchCase'>> {
  return store.transact(async (inside) => {
    const found = await findCase(inside, noticeId);
    if (!found) return { noticeId, state: null, withheld: 'この通知を受け取っていない', materials: null };
    if (!wasOpened(found)) return { noticeId, state: found.state, withheld: '調査を始めていない。始めた人だけが資料を見られる状態になる', materials: null };
    const materials = await materialsOf(inside, masked, found);
    const { now } = await readSettings(inside);
    await writeAccesses(inside, now, seenIn(materials).map(({ personKey, items }): Access => ({ actor: by, purpose, noticeId, action: 'readCase', personKey, items })));
    return { noticeId, state: found.state, withheld: null, materials };
  });
}

async function materialsOf(store: WardStore, masked: Masked, { notice }: MatchCase): Promise<Materials> {
  const resident = await store.db.selectFrom('ward_resident').selectAll().where('person_key', '=', notice.personKey).where('latest', '=', 1).executeTakeFirst();
  const household = await householdOf(store, notice.personKey);
  const members = household.size === 0 ? [] : await store.db.selectFrom('ward_resident').selectAll().where('latest', '=', 1).where('person_key', 'in', [...household]).orderBy('person_key').execute();
  const items = resident ? await soughtItems(store, notice, resident) : null;
  const candidates = items ? await searchWard(store, { personKey: notice.personKey, items, household }) : [];
  const { outcome, ja, because } = suggestionFor(notice);
  const show = (row: ResidentRow) => shown(row, masked, household);
  return {
    notice: {
      historyKey: notice.historyKey, version: notice.version, verdict: notice.verdict, grade: notice.grade, nameLevel: notice.nameLevel, nameKanaLevel: notice.nameKanaLevel, bornOnLevel: notice.bornOnLevel, sexLevel: notice.sexLevel,
      addressLevel: notice.addressLevel, because: notice.because, findings: [...notice.findings], identityFlag: notice.identityFlag, stopped: notice.stopped, enquiredOn: notice.enquiredOn, answerBy: notice.answerBy,
    },
    suggestion: { outcome, ja, because: [...because] },
    resident: resident ? show(resident) : null,
    notifications: await notificationsOf(store, notice.personKey),
    household: members.filter(({ person_key }) => person_key !== notice.personKey).map(show),
    candidates: candidates.map((candidate) => ({ ...show(candidate.resident), ...judged(candidate) })),
  };
}

/** What J-LIS holds for the number, as far as the notice discloses it; else what the ward wrote itself. */
async function soughtItems(store: WardStore, notice: MatchNotice, resident: ResidentRow): Promise<PersonItems> {
  const own = itemsOf(resident);
  const isDisclosed = notice.residentName !== null || notice.residentNameKana !== null || notice.residentBornOn !== null;
  const previous = (await previousAddresses(store, [resident.person_key])).get(resident.person_key);
  if (!isDisclosed) return { ...own, previousAddresses: previous };
  return { name: notice.residentName ?? '', nameKana: notice.residentNameKana ?? '', bornOn: notice.residentBornOn ?? '', sex: notice.residentSex ?? '', address: notice.residentAddress ?? '' };
}

/** 宛名番号 of everybody who shares or shared a household with the person, the heads among them. */
async function householdOf({ db }: WardStore, personKey: string): Promise<ReadonlySet<string>> {
  const lived = db.selectFrom('ward_period').select('household_key').where('person_key', '=', personKey);
  const headed = db.selectFrom('ward_household').select('household_key').where('head_person_key', '=', personKey);
  const members = await db.selectFrom('ward_period').select('person_key').distinct().where((where) => where.or([where('household_key', 'in', lived), where('household_key', 'in', headed)])).execute();
  const heads = await db.selectFrom('ward_household').select('head_person_key').distinct().where((where) => where.or([where('household_key', 'in', lived), where('household_key', 'in', headed)])).execute();
  return new Set([...members.map(({ person_key }) => person_key), ...heads.map(({ head_person_key }) => head_person_key)]);
}

async function notificationsOf({ db }: WardStore, personKey: string): Promise<Materials['notifications']> {
  const written = db.selectFrom('ward_resident').select('act_no').where('person_key', '=', personKey).union(db.selectFrom('ward_period').select('act_no').where('person_key', '=', personKey));
  const rows = await db.selectFrom('ward_act').select(['notification_id', 'act', 'recorded_at']).where('notification_id', 'is not', null).where('act_no', 'in', written).orderBy('act_no').execute();
  return rows.map(({ notification_id, act, recorded_at }) => ({ notificationId: notification_id!, act, recordedAt: recorded_at as Moment }));
}

const shown = (row: ResidentRow, masked: Masked, household: ReadonlySet<string>): Shown => ({
  personKey: row.person_key, numberToken: masked(row.individual_number), name: row.name, nameKana: row.name_kana, bornOn: row.born_on as Day, sex: row.sex as '1' | '2',
  address: row.is_not_disclosed === 1 ? null : row.address, isNotDisclosed: row.is_not_disclosed === 1, relationship: row.relationship, isHousehold: household.has(row.person_key),
});
const judged = ({ levels, reasons, decision }: Candidate) => ({
  nameLevel: levels.name, nameKanaLevel: levels.nameKana, bornOnLevel: levels.bornOn, sexLevel: levels.sex, addressLevel: levels.address, outcome: decision.outcome, because: [decision.because[0]!, ...reasons],
});

/** Everybody shown, once, with the items shown of them. */
function seenIn({ resident, household, candidates }: Materials): readonly { personKey: string; items: readonly string[] }[] {
  const seen = new Map<string, readonly string[]>();
  for (const person of [resident, ...household, ...candidates]) {
    if (person) seen.set(person.personKey, ['氏名', '氏名カナ', '生年月日', '性別', ...(person.address === null ? [] : ['住所']), '続柄']);
  }
  return [...seen].map(([personKey, items]) => ({ personKey, items }));
}
