import { lineStatuses } from '../../contracts/municipal-hub/codes.js';
import { contradictionsInAnswer, enquiryAnswer, payloadOf, type EnquiryAnswer } from '../../contracts/municipal-hub/records.js';
import { wordOf } from '../../contracts/codes.js';
import type { EnquiryState } from '../../contracts/ward-enquiry.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';
import { byKey } from '../desk.js';
import type { EnquiryRow } from '../tables.js';
import { usePayload } from './use.js';

type AnswerLine = Line<EnquiryAnswer>;

/**
 * 情報照会の回答 (資格⑥・⑦): each is laid beside its question, by 照会の識別 and 宛名番号. One that does not fit is held back for somebody to
 * look at; one that gives nothing is never read as zero. The same answer again changes nothing.
 */
export async function importAnswers(intake: Intake, lines: readonly AnswerLine[]): Promise<Applied> {
  const issues = lines.flatMap(({ line, value }) => contradictionsInAnswer(value).map(({ field, why }) => issue('E206', line, field, String(value[field as keyof EnquiryAnswer] ?? ''), why, '自治体中間サーバーに確かめる')));
  const notes: ImportIssue[] = [];
  let applied = 0;
  for (const [requestId, group] of byKey(lines, ({ value }) => value.requestId)) {
    const { line } = group[0]!;
    const enquiry = await intake.store.db.selectFrom('ward_enquiry').selectAll().where('request_id', '=', requestId).executeTakeFirst();
    if (!enquiry) issues.push(issue('E207', line, 'requestId', requestId, 'この区の照会ではない', '自治体中間サーバーに確かめる'));
    else if (issues.length === 0) applied += await take(intake, enquiry, group.map(({ value }) => value), (why) => notes.push(issue('W208', line, 'requestId', requestId, why, 'enquiries で確かめ、decideEnquiry で決める')));
  }
  return issues.length > 0 ? { issues } : { applied, notes };
}

const issue = (code: string, line: number, field: string, raw: string, why: string, cure: string): ImportIssue => importIssue(code, line, field, enquiryAnswer.fields[field as keyof typeof enquiryAnswer.fields].ja, raw, why, cure);

async function take(intake: Intake, enquiry: EnquiryRow, answers: readonly EnquiryAnswer[], note: (why: string) => void): Promise<number> {
  const { store, settings, importNo } = intake;
  const before = await store.db.selectFrom('ward_enquiry_answer').select('content').where('request_id', '=', enquiry.request_id).execute();
  if (before.length > 0) {
    const isSame = before.length === answers.length && answers.every((answer) => before.some(({ content }) => content === JSON.stringify(answer)));
    if (!isSame) note('同じ照会に、前と違う回答が来た');
    return 0;
  }
  await store.insertMany('ward_enquiry_answer', answers.map((answer, i) => ({ request_id: enquiry.request_id, answer_no: i + 1, content: JSON.stringify(answer), import_no: importNo, received_at: settings.now })));
  const doubt = answers.map((answer) => doubtOf(enquiry, answer)).find((one) => one !== null) ?? null;
  const state = doubt === null ? stateOf(answers[0]!) : 'heldBack';
  if (doubt !== null) note(doubt);
  if (state === 'answered') await usePayload(store, enquiry, answers, { importNo, now: settings.now });
  await store.db.updateTable('ward_enquiry').set({ state, because: doubt ?? because[state] ?? wordOf(lineStatuses, answers[0]!.lineStatus) }).where('request_id', '=', enquiry.request_id).execute();
  return 1;
}

/** Why an answer cannot be this person's, or not what was asked for. */
function doubtOf(enquiry: EnquiryRow, answer: EnquiryAnswer): string | null {
  if (answer.personKey !== enquiry.person_key) return `回答の宛名番号 ${answer.personKey} が照会した ${enquiry.person_key} と違う`;
  if (answer.kind !== enquiry.kind) return `回答の情報の種類 ${answer.kind} が照会した ${enquiry.kind} と違う`;
  const payload = payloadOf(answer);
  return payload && enquiry.fiscal_year !== null && payload['fiscalYear'] !== enquiry.fiscal_year ? `回答の年度 ${payload['fiscalYear']} が照会した ${enquiry.fiscal_year} と違う` : null;
}

function stateOf({ lineStatus, kindStatus }: EnquiryAnswer): EnquiryState {
  if (lineStatus !== 'N-OK') return 'unanswered';
  return kindStatus === 'N-OK' ? 'answered' : kindStatus === 'N-WITHHELD' ? 'withheld' : 'noData';
}
const because: Readonly<Partial<Record<EnquiryState, string>>> = { answered: '照会した人の回答として使った', noData: '相手は副本を持たない。所得0とは違う', withheld: '相手が提供しない。文書で照会する' };
