import { createHash } from 'node:crypto';
import { stepOfWork, type Work } from '../../contracts/municipal-hub/codes.js';
import { enquiryAnswer } from '../../contracts/municipal-hub/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { nextDay } from '../../law/day.js';
import { municipality as municipalityOf } from '../../law/municipalities.js';
import { acquireSymbols } from './people.js';
import { answersOf } from './poll.js';
import { expire, settleDue } from './settle.js';
import { pageRows, type EnquiryRow, type MunicipalHub } from './tables.js';

/** 05:30: symbols are acquired, counterparts answer or run out of time, what nobody need keep is let go, and each municipality's answers are laid out. Run again, it finds nothing to do. */
export async function answer(party: MunicipalHub): Promise<void> {
  if (party.faults.has('hubDown')) return party.note('停止しており、答えなかった');
  const symbols = await acquireSymbols(party);
  if (symbols > 0) party.note(party.faults.has('symbolUnknown') ? `${symbols}人の符号を取得できなかった` : `${symbols}人の符号を取得した`);
  for (const [work, count] of await settleDue(party)) party.note(`${count}件の照会を終えた`, work === 'elsewhere' ? [] : [stepOfWork[work as Work]]);
  await expire(party);
  for (const municipality of await municipalitiesWaiting(party)) {
    const told = await party.store.transact((store) => layOut({ ...party, store }, municipality));
    party.note(`${municipalityOf(municipality).ja}へ${told}`);
  }
}

/** Lines that came as a file and have an end are laid out once, or as often as a fault says. */
const unlaid = ({ store: { db }, today }: MunicipalHub) => db.selectFrom('municipal_hub_enquiry').where('channel', '=', 'file').where('state', 'not in', ['waiting', 'held'])
  .where(({ eb, or }) => or([eb('answer_file', 'is', null), eb('again_on', '<=', today())]));

async function municipalitiesWaiting(party: MunicipalHub): Promise<readonly string[]> {
  return (await unlaid(party).select('asker').distinct().orderBy('asker').execute()).map(({ asker }) => asker);
}

async function layOut(party: MunicipalHub, municipality: string): Promise<string> {
  const { db, insertMany } = party.store;
  const rows = await unlaid(party).where('asker', '=', municipality).selectAll().orderBy('accepted_at').orderBy('request_id').execute();
  const last = await db.selectFrom('municipal_hub_outgoing').where('municipality', '=', municipality).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const answers = rows.flatMap(answersOf);
  const { name, bytes } = codecOf(party.profile, enquiryAnswer).format({ municipalityCode: municipality, date: party.today(), seq }, answers);
  await insertMany('municipal_hub_outgoing', [{ municipality, seq, name, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), state: 'here' }]);
  for (let from = 0; from < rows.length; from += pageRows) await insertMany('municipal_hub_enquiry', rows.slice(from, from + pageRows).map((row) => laidOut(party, row, name)), 'replace');
  return `${rows.length}件の照会の回答を${answers.length}行で並べた`;
}

/** わざと: 障害のとき、同じ回答が次の日にもう一度並ぶ。 */
const laidOut = (party: MunicipalHub, row: EnquiryRow, name: string): EnquiryRow => ({ ...row, answer_file: row.answer_file ?? name, again_on: row.answer_file === null && party.faults.has('answeredTwice') ? nextDay(party.today()) : null });
