import { createHash } from 'node:crypto';
import { forwardedPaper, type ForwardedPaper } from '../../contracts/benefit-contractor/records.js';
import { numbersIn } from '../../contracts/individual-numbers.js';
import type { Issue } from '../../contracts/define.js';
import { codecOf, type Row } from '../../contracts/wire/codec.js';
import type { WireFile } from '../../contracts/wire/file.js';
import { officeDay } from '../../law/business-days.js';
import { addDays } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import { refused, type Refused } from '../doors.js';
import type { BenefitContractor } from './tables.js';

export interface Taken { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

/** Takes a 送付票 whole or not at all. The same bytes again change nothing. */
export async function receive(party: BenefitContractor, code: string, { name, bytes }: WireFile): Promise<Taken | Refused> {
  const codec = codecOf(party.profile, forwardedPaper);
  if (codec.parseFileName(name)?.municipalityCode !== code) return refused(422, 'TSG-G14', `「${name}」は ${code} の送付票の名でない`, '区が付けた名のまま渡す');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const tokens = [...new Set(numbersIn(Buffer.from(bytes).toString('utf8'), party.numberMode).map(party.masked))];
  const { records, issues: unreadable } = codec.parse({ name, bytes });
  const issues = [...unreadable, ...sheetsTwice(records)];
  const result = { name, bytes: bytes.length, sha256, records: records.length };
  return party.store.transact(async ({ db, insertMany }): Promise<Taken | Refused> => {
    const before = await db.selectFrom('benefit_contractor_file').where('code', '=', code).where('name', '=', name).select('sha256').executeTakeFirst();
    if (before) return before.sha256 === sha256 ? { status: 200, body: { ...result, duplicate: true } } : refused(409, 'TSG-G15', `「${name}」は別の中身で受け取り済み`, '次の通番の送付票にして送る');
    if (tokens.length > 0) {
      await insertMany('benefit_contractor_incident', tokens.map((token) => ({ code, name, sha256, token, found_at: party.now() })), 'ignore');
      party.note(`${name} に個人番号が${tokens.length}件あり、預からずに区市町村へ知らせた(漏えい等の事案)`);
      return refused(422, 'TSG-G16', '個人番号と読める12桁の数字がある', '委託するデータに個人番号は入れない');
    }
    if (issues.length > 0) return refused(422, 'TSG-G17', `「${name}」に読めない行がある`, 'issues の箇所を直し、作り直して送る', { issues: issues.slice(0, 100) });
    const dueOn = dueDay(party);
    await insertMany('benefit_contractor_work', records.map(({ value }) => workOf(party, code, value, dueOn)), 'ignore');
    await insertMany('benefit_contractor_file', [{ code, name, bytes, size: bytes.length, sha256, received_at: party.now(), records: records.length }]);
    return { status: 202, body: result };
  });
}

/** One sheet lies in a bundle once. */
function sheetsTwice(rows: readonly Row<ForwardedPaper>[]): readonly Issue[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, value: { paperId } }): readonly Issue[] => {
    const before = first.get(paperId);
    if (before === undefined) first.set(paperId, line);
    return before === undefined ? [] : [{ code: 'E206', line, byte: 0, field: 'paperId', ja: forwardedPaper.fields.paperId.ja, raw: paperId, why: `${before}行目と同じ申請書である`, cure: '一枚を一行にする。読み直しは次の通番の送付票に載せる' }];
  });
}

const workOf = (party: BenefitContractor, code: string, value: ForwardedPaper, dueOn: Day) => ({ code, paper_id: value.paperId, attempt: value.attempt, row: JSON.stringify(value), received_on: party.today(), due_on: dueOn, state: 'waiting' });

/** So many open days after the bundle has come; with the fault 「遅れる」 some days more. */
function dueDay({ today, parameters, faults }: BenefitContractor): Day {
  let day = today();
  for (let left = parameters.readingDays; left > 0; ) {
    day = addDays(day, 1);
    if (officeDay(day) !== 'closed') left -= 1;
  }
  return faults.has('late') ? addDays(day, parameters.lateDays) : day;
}
