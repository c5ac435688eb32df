import type { MemberHistory } from '../../../contracts/insurer-hub/terminal.js';
import { chunks } from '../../desk.js';
import type { ResidentRow, WardStore } from '../../tables.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../../intake.js';
import { periodKeyIn } from './notices.js';
import { ownersOf } from './owners.js';
import { closeResolved } from './resolution.js';

/**
 * 加入者情報 of 統合専用端末: where the 本人確認 of each record stands. Only versions that hold now say anything; they are kept, and
 * close the notices they show to be done with. Nothing of it changes what the ward has recorded of a person.
 */
export async function importMembers(intake: Intake, lines: readonly Line<MemberHistory>[]): Promise<Applied> {
  const { store, settings, importNo } = intake;
  const current = lines.filter(({ value }) => value.isCurrent);
  const people = await ownersOf(store, current.map(({ value }) => value));
  const issues: ImportIssue[] = [];
  const seen = new Set<string>();
  for (const { line, value } of current) {
    const owner = people.strangerOf(value);
    if (owner !== null) issues.push(importIssue('E-UNKNOWN', line, 'personKey', '宛名番号', value.personKey, `資格履歴 ${value.historyKey} は宛名番号 ${owner} の適用期間`, '国保連に問い合わせる。取り込むと別の人の通知を閉じることになる'));
    if (seen.has(value.historyKey)) issues.push(importIssue('E-DUPKEY', line, 'historyKey', '資格履歴の識別', value.historyKey, '同じ資格履歴の今の版が二行ある', '一覧を取り直す'));
    seen.add(value.historyKey);
  }
  if (issues.length > 0) return { issues };
  const differing = await differencesIn(store, current.map(({ value }) => value));
  await store.insertMany('ward_member_state', current.map(({ value }) => ({
    history_key: value.historyKey, import_no: importNo, version: value.version, state: value.identityState, is_void: value.operation === 'void' ? 1 : 0, findings: value.findings.join(' '), differs: differing.get(value.historyKey)!.join(' '), received_at: settings.now,
  })));
  return { applied: await closeResolved(intake, current.map(({ value }) => value.historyKey)) };
}

/** In what each record of 加入者情報 differs from what the ward holds now, by the names of the items. */
async function differencesIn({ db }: WardStore, members: readonly MemberHistory[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const part of chunks(members)) {
    const residents = new Map((await db.selectFrom('ward_resident').selectAll().where('latest', '=', 1).where('person_key', 'in', part.map(({ personKey }) => personKey)).execute()).map((row) => [row.person_key, row]));
    const voided = new Set((await db.selectFrom('ward_period').select('period_key').where('latest', '=', 1).where('voided', '=', 1).where('period_key', 'in', part.map(({ historyKey }) => periodKeyIn(historyKey))).execute()).map(({ period_key }) => period_key));
    for (const member of part) found.set(member.historyKey, differences(member, residents.get(member.personKey), voided.has(periodKeyIn(member.historyKey))));
  }
  return found;
}

function differences(member: MemberHistory, resident: ResidentRow | undefined, isVoided: boolean): readonly string[] {
  if (!resident) return ['登録がない'];
  if ((member.operation === 'void') !== isVoided) return ['無効化'];
  if (isVoided) return [];
  const pairs: readonly (readonly [ja: string, atHub: string | null, here: string])[] = [
    ['個人番号', member.individualNumber, resident.individual_number], ['漢字氏名', member.name, resident.name], ['カナ氏名', member.nameKana, resident.name_kana],
    ['生年月日', member.bornOn, resident.born_on], ['性別', member.sex, resident.sex], ['住所', member.address, resident.address],
  ];
  return pairs.filter(([, atHub, here]) => atHub !== null && !isWrittenAs(atHub, here)).map(([ja]) => ja);
}

/** The hub puts ● for a character it cannot keep; the value is the same all the same. */
function isWrittenAs(atHub: string, here: string): boolean {
  const [one, other] = [Array.from(atHub), Array.from(here)];
  return one.length === other.length && one.every((character, index) => character === '●' || character === other[index]);
}
