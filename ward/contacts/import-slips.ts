import { contactSlip, contradictionsInSlip, type ContactSlip } from '../../contracts/other-municipality/contact-slip.js';
import type { SlipState } from '../../contracts/ward-contact.js';
import { importIssue, type Applied, type ImportIssue, type Intake, type Line } from '../intake.js';
import type { SlipRow } from '../tables.js';
import { agreementWith, peopleNamed } from './find.js';
import { slipReply } from './rules/slip-reply.js';
import { contentOf, keepSlip, moveSlip, slipOf, textOf } from './sheets.js';
import { useReply } from './use.js';

type SlipLine = Line<ContactSlip>;

/** 連絡票の受理 (資格⑤): a question waits for somebody to answer it; a reply is laid beside the question it names and used only for the person it was asked about. */
export async function importSlips(intake: Intake, lines: readonly SlipLine[]): Promise<Applied> {
  const issues = lines.flatMap((line) => troublesIn(intake, line));
  const notes: ImportIssue[] = [];
  let applied = 0;
  for (const { line, value } of issues.length > 0 ? [] : lines) {
    const known = await slipOf(intake.store, value.senderCode, value.slipId);
    if (known) {
      const isSame = known.direction === 'received' && textOf({ ...contentOf(known), recipientCode: value.recipientCode, forwardedByCode: value.forwardedByCode }) === textOf(value);
      if (!isSame) issues.push(issue('E206', line, 'slipId', value.slipId, '同じ差出人の同じ番号で、別の中身の連絡票がある', '差出の区市町村に確かめる'));
      continue;
    }
    const inquiry = value.slipKind === 'reply' ? await slipOf(intake.store, intake.settings.municipalityCode, value.inquiryId!) : undefined;
    if (value.slipKind !== 'reply') applied += await takeQuestion(intake, value);
    else if (inquiry?.slip_kind !== 'inquiry') issues.push(issue('E207', line, 'inquiryId', value.inquiryId ?? '', 'この区の照会ではない', '差出の区市町村に返す'));
    else applied += await takeReply(intake, inquiry, value, (why) => notes.push(issue('W208', line, 'slipId', value.slipId, why, 'slips で確かめ、handleSlip で決める')));
  }
  return issues.length > 0 ? { issues } : { applied, notes };
}

const issue = (code: string, line: number, field: keyof ContactSlip, raw: string, why: string, cure: string): ImportIssue => importIssue(code, line, field, contactSlip.fields[field].ja, raw, why, cure);

const troublesIn = ({ settings }: Intake, { line, value }: SlipLine): ImportIssue[] => [
  ...(value.recipientCode === settings.municipalityCode ? [] : [issue('E206', line, 'recipientCode', value.recipientCode, 'この区に宛てた連絡票ではない', '宛先の区市町村に回す')]),
  ...contradictionsInSlip(value).map(({ field, why }) => issue('E206', line, field, String(value[field] ?? ''), why, '差出の区市町村に確かめる')),
];

async function takeQuestion({ store, settings }: Intake, slip: ContactSlip): Promise<number> {
  const asked = slip.slipKind === 'reminder' ? await slipOf(store, slip.senderCode, slip.inquiryId!) : undefined;
  const people = await peopleNamed(store, slip);
  const candidates = people.map(({ person_key }) => person_key);
  const isSettled = asked !== undefined && asked.state !== 'toAnswer';
  await keepSlip(store, settings.now, slip, {
    direction: 'received', personKey: candidates.length === 1 ? candidates[0]! : null, candidates, state: asked && !isSettled ? 'repeated' : 'toAnswer', because: asked ? (isSettled ? '前に済ませた照会の再照会' : '再照会。元の照会がまだ回答を待っている') : '',
  });
  return 1;
}

const stateOf = { use: 'used', empty: 'empty', heldBack: 'heldBack', repeated: 'repeated' } as const satisfies Readonly<Record<string, SlipState>>;

async function takeReply({ store, settings, importNo }: Intake, inquiry: SlipRow, reply: ContactSlip, note: (why: string) => void): Promise<number> {
  const question = contentOf(inquiry);
  const resident = await store.db.selectFrom('ward_resident').selectAll().where('person_key', '=', inquiry.person_key).where('latest', '=', 1).executeTakeFirstOrThrow();
  const address = question.address === null || reply.address === null || agreementWith({ ...reply, address: reply.address }, { ...resident, address: question.address }).address;
  const { outcome, because } = slipReply.apply({
    isFromAsked: reply.senderCode === question.recipientCode || reply.forwardedByCode === question.recipientCode, isSameTopic: reply.topic === question.topic && reply.fiscalYear === question.fiscalYear, agrees: { ...agreementWith(reply, resident), address },
    before: await usedBefore(store, inquiry, reply), asOf: reply.asOf, isAnswered: reply.outcome === 'answered',
  });
  const state = stateOf[outcome];
  await keepSlip(store, settings.now, reply, { direction: 'received', state, personKey: outcome === 'heldBack' ? null : inquiry.person_key, because: because[0]! });
  if (outcome === 'heldBack') note(because[0]!);
  if (outcome === 'repeated') return 0;
  if (outcome === 'use') await useReply(store, inquiry, reply, { importNo, now: settings.now });
  if (inquiry.state !== 'used') await moveSlip(store, inquiry, state, because[0]!);
  return 1;
}

/** The newest reply to that question which the ward has used, beside this one. */
async function usedBefore({ db }: Intake['store'], { slip_id }: SlipRow, reply: ContactSlip): Promise<{ readonly isSame: boolean; readonly asOf: string | null } | null> {
  const rows = await db.selectFrom('ward_slip').selectAll().where('inquiry_id', '=', slip_id).where('direction', '=', 'received').where('state', '=', 'used').orderBy('slip_no').execute();
  const last = rows.at(-1);
  if (!last) return null;
  const said = (slip: ContactSlip) => textOf({ ...slip, slipId: '', writtenOn: '0001-01-01' });
  return { isSame: said(contentOf(last)) === said(reply), asOf: contentOf(last).asOf };
}
