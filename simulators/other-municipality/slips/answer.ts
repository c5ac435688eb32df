import { nothingAnswered, type ContactSlip, type SlipOutcome } from '../../../contracts/other-municipality/contact-slip.js';
import type { Day } from '../../../law/define.js';
import { municipality as municipalityOf } from '../../../law/municipalities.js';
import { comparePerson, fiveItems } from '../../../matching/person.js';
import { periodsOf, type Office } from '../records.js';
import type { OtherMunicipalities } from '../tables.js';
import { deliver } from './post.js';

interface Known { readonly person_key: string; readonly name: string; readonly name_kana: string; readonly born_on: string; readonly sex: string; readonly address: string; readonly is_not_disclosed?: number }

/** 16:00: each municipality reads the sheets that have come, answers them from its own records or sends them on. Run again, it finds nothing to do. */
export async function answerSlips(party: OtherMunicipalities): Promise<void> {
  const due = await party.store.db.selectFrom('other_municipality_slip').where('state', '=', 'toRead').where('due_on', '<=', party.today()).selectAll().orderBy('municipality').orderBy('received_at').orderBy('slip_id').execute();
  for (const { municipality, sender, slip_id, content } of due) {
    const told = await party.store.transact(async (store) => {
      const inside = { ...party, store };
      const state = await read({ party: inside, store, code: municipality }, JSON.parse(content) as ContactSlip);
      await store.db.updateTable('other_municipality_slip').where('municipality', '=', municipality).where('sender', '=', sender).where('slip_id', '=', slip_id).set({ state }).execute();
      return state;
    });
    party.note(`${municipalityOf(municipality).ja}: ${municipalityOf(sender).ja}の連絡票に${told === 'forwarded' ? '答えず、回送した' : '答えた'}`, ['A-05']);
  }
}

async function read(office: Office, slip: ContactSlip): Promise<'answered' | 'forwarded'> {
  const people = await peopleNamed(office, slip);
  const person = people.length === 1 ? people[0]! : null;
  const incomes = person && slip.topic === 'previousIncome' ? await incomesOf(office, person.person_key, slip.fiscalYear!) : [];
  const holder = incomes.at(-1)?.held_by ?? null;
  if (holder !== null && holder !== slip.senderCode) {
    await deliver(office.party, { ...slip, recipientCode: holder, forwardedByCode: office.code });
    return 'forwarded';
  }
  const held = holder === null ? incomes.map(({ content, as_of }) => ({ ...(JSON.parse(content) as Partial<ContactSlip>), asOf: as_of as Day })) : [];
  const values = slip.topic === 'previousIncome' ? held.at(-1) ?? null : person && await qualificationOf(office, person.person_key);
  const outcome = people.length === 0 ? 'noMatch' : people.length > 1 ? 'severalMatch' : values === null ? 'notHeld' : 'answered';
  await send(office, slip, replyTo(office, slip, outcome, person, values), held.at(-2) ?? null);
  return 'answered';
}

/** わざと: 障害のとき、回答は遅れ、同姓の別人について書かれ、二度届き、古い記録からもう一度届き、または読めない。 */
async function send(office: Office, slip: ContactSlip, reply: ContactSlip, older: Partial<ContactSlip> | null): Promise<void> {
  const { party } = office;
  const { faults, parameters } = party;
  const about = faults.has('slipNamesake') ? await namesakeOf(office, reply) : null;
  const laterDays = faults.has('slipLate') ? parameters.slipLateDays : 0;
  const sent = about ? { ...reply, ...itemsOf(about) } : reply;
  await deliver(party, sent, { laterDays, isSpoilt: faults.has('slipUnreadable') });
  const again = (suffix: string) => ({ ...sent, slipId: `${sent.slipId}-${suffix}` });
  if (faults.has('slipTwice')) await deliver(party, again('2'), { laterDays: laterDays + 1 });
  if (faults.has('slipFromOldRecord') && older) await deliver(party, { ...again('3'), ...older }, { laterDays: laterDays + 1 });
}

const itemsOf = ({ name, name_kana, born_on, sex, address }: Known) => ({ name, nameKana: name_kana, bornOn: born_on as Day, sex: sex as '1' | '2', address });

const replyTo = (office: Office, slip: ContactSlip, outcome: SlipOutcome, person: Known | null, values: Partial<ContactSlip> | null): ContactSlip => ({
  ...slip, slipId: office.party.token('SL', office.code, slip.senderCode, slip.slipId), slipKind: 'reply', inquiryId: slip.inquiryId ?? slip.slipId, senderCode: office.code, recipientCode: slip.senderCode, writtenOn: office.party.today(), slipText: null, ...nothingAnswered,
  outcome, ...(outcome === 'answered' && person ? { ...itemsOf(person), ...(person.is_not_disclosed === 1 ? { address: null, isNotDisclosed: true } : {}), ...values } : {}),
});

async function everybodyOf({ store: { db }, code }: Office): Promise<readonly Known[]> {
  const insured = await db.selectFrom('other_municipality_person').where('municipality', '=', code).select(['person_key', 'name', 'name_kana', 'born_on', 'sex', 'address', 'is_not_disclosed']).orderBy('person_key').execute();
  const taxed = await db.selectFrom('other_municipality_taxpayer').where('municipality', '=', code).select(['person_key', 'name', 'name_kana', 'born_on', 'sex', 'address']).orderBy('person_key').execute();
  const keys = new Set(insured.map(({ person_key }) => person_key));
  return [...insured, ...taxed.filter(({ person_key }) => !keys.has(person_key))];
}

/** 氏名・生年月日・性別 must agree; an address that is written leaves, of several, those who live or lived there. */
async function peopleNamed(office: Office, { name, nameKana, bornOn, sex, address }: ContactSlip): Promise<readonly Known[]> {
  const compared = (await everybodyOf(office)).map((person) => ({ person, levels: comparePerson({ name, nameKana: nameKana ?? '', bornOn, sex, address: address ?? '' }, { ...itemsOf(person) }) }));
  const fitting = compared.filter(({ levels }) => fiveItems.name.folds(levels.name.level) && fiveItems.bornOn.folds(levels.bornOn.level) && fiveItems.sex.folds(levels.sex.level));
  const there = fitting.filter(({ levels }) => fiveItems.address.folds(levels.address.level));
  return (fitting.length > 1 && there.length > 0 ? there : fitting).map(({ person }) => person);
}

/** Somebody else of the same name; else, as clerks slip in a list, the next one. */
async function namesakeOf(office: Office, { name, bornOn }: ContactSlip): Promise<Known | null> {
  const others = (await everybodyOf(office)).filter(({ born_on }) => born_on !== bornOn);
  return others.find((other) => other.name === name) ?? others[0] ?? null;
}

const incomesOf = ({ store: { db }, code }: Office, personKey: string, fiscalYear: number) =>
  db.selectFrom('other_municipality_income').where('municipality', '=', code).where('person_key', '=', personKey).where('fiscal_year', '=', fiscalYear).selectAll().orderBy('n').execute();

async function qualificationOf(office: Office, personKey: string): Promise<Partial<ContactSlip> | null> {
  const last = (await periodsOf(office, { personKey })).filter(({ voided }) => voided === 0).at(-1);
  const person = await office.store.db.selectFrom('other_municipality_person').where('municipality', '=', office.code).where('person_key', '=', personKey).select('special_residence_kind').executeTakeFirst();
  return last ? { asOf: office.party.today(), acquiredOn: last.start_on, lostOn: last.until_on, specialResidenceKind: (person?.special_residence_kind ?? null) as ContactSlip['specialResidenceKind'] } : null;
}
