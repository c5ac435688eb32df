import type { ResidentAnswer, ResidentEnquiry } from '../../contracts/juki-net/identity.js';
import { isIndividualNumber } from '../../law/check-digits.js';
import type { Day } from '../../law/define.js';
import { itemSearchTightenedOn } from '../../law/resident-enquiry.js';
import { shownAnswer } from './blemishes.js';
import { holdersOf } from './commands.js';
import { standingOn, type Standing } from './register.js';
import { fits, mayTellNumber, residentsBornOn, searchRefusal } from './search.js';
import { byResident, entriesOf, type EntryRow, type JukiNet } from './tables.js';

const blank: Omit<ResidentAnswer, 'enquiryId' | 'outcome'> = {
  total: 0, number: 0, individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, formerSurname: null, commonName: null, survival: null, changeReason: null, changedOn: null, previousAddress: null, why: null,
};
const pageSize = 500;

/** Answers the questions of one file as the register stood on the day they were asked, in the order of the questions. */
export async function answerEnquiries(party: JukiNet, enquiries: readonly ResidentEnquiry[], askedOn: Day): Promise<readonly ResidentAnswer[]> {
  if (party.faults.has('serviceError')) return enquiries.map(({ enquiryId }) => ({ ...blank, enquiryId, outcome: 'serviceError' }));
  const answers: ResidentAnswer[] = [];
  for (let from = 0; from < enquiries.length; from += pageSize) {
    const page = enquiries.slice(from, from + pageSize);
    const register = await registerFor(party, page);
    for (const enquiry of page) {
      const rows = enquiry.kind === 'byNumber' ? [byNumber(party, enquiry, register, askedOn)] : byItems(party, enquiry, register, askedOn);
      answers.push(...rows.map((row) => shownAnswer(party, row)));
    }
  }
  return answers;
}

interface Register { readonly holders: ReadonlyMap<string, string>; readonly entries: ReadonlyMap<string, readonly EntryRow[]>; readonly bornOn: ReadonlyMap<string | null, readonly string[]> }

/** Everybody the questions of one page could be about, read in three statements. */
async function registerFor(party: JukiNet, page: readonly ResidentEnquiry[]): Promise<Register> {
  const holders = await holdersOf(party, page.flatMap(({ kind, individualNumber }) => (kind === 'byNumber' && individualNumber ? [individualNumber] : [])));
  const bornOn = await residentsBornOn(party, page.filter(({ kind }) => kind !== 'byNumber').map((enquiry) => enquiry.bornOn));
  const entries = byResident(await entriesOf(party, [...new Set([...holders.values(), ...[...bornOn.values()].flat()])]));
  return { holders, entries, bornOn };
}

function byNumber(party: JukiNet, { enquiryId, individualNumber }: ResidentEnquiry, { holders, entries }: Register, askedOn: Day): ResidentAnswer {
  if (individualNumber === null) return refusedRow(enquiryId, '個人番号による照会に個人番号がない');
  if (!isIndividualNumber(individualNumber, party.numberMode)) return refusedRow(enquiryId, '個人番号の検査用数字が違う');
  const standing = standingOn(entries.get(holders.get(individualNumber) ?? '') ?? [], askedOn);
  if (standing?.individualNumber === individualNumber) return aboutResident(party, enquiryId, standing, true);
  if (!standing?.formerNumbers.includes(individualNumber)) return { ...blank, enquiryId, outcome: 'noResident' };
  return {
    ...blank, enquiryId, outcome: 'numberReplaced', total: 1, number: 1, individualNumber: party.parameters.discloseNewNumber ? standing.individualNumber : null, changeReason: 'numberChange',
    changedOn: numberChangedOn(entries.get(standing.resident)!, askedOn),
  };
}

const numberChangedOn = (entries: readonly EntryRow[], askedOn: Day): Day | null =>
  (entries.filter(({ kind, visible_on }) => kind === 'numberChange' && visible_on <= askedOn).map(({ happened_on }) => happened_on).toSorted().at(-1) as Day | undefined) ?? null;

/** Those in the register come first; only when nobody there fits is somebody answered who has been taken out. */
function byItems(party: JukiNet, enquiry: ResidentEnquiry, { entries, bornOn }: Register, askedOn: Day): readonly ResidentAnswer[] {
  const refusal = searchRefusal(enquiry, askedOn);
  if (refusal) return [refusedRow(enquiry.enquiryId, refusal)];
  const candidates = bornOn.get(enquiry.bornOn) ?? [];
  const fitting = candidates.flatMap((resident) => standingOn(entries.get(resident) ?? [], askedOn) ?? []).filter((standing) => fits(enquiry, standing, askedOn >= itemSearchTightenedOn));
  const present = fitting.filter(({ isRemoved }) => !isRemoved);
  const found = present.length > 0 ? present : fitting.slice(0, 1);
  if (found.length === 0) return [{ ...blank, enquiryId: enquiry.enquiryId, outcome: 'noResident' }];
  return found.map((standing, index) => {
    const row = aboutResident(party, enquiry.enquiryId, standing, mayTellNumber(party, enquiry, standing, askedOn));
    return { ...row, outcome: found.length > 1 ? 'several' : row.outcome, total: found.length, number: index + 1 };
  });
}

function aboutResident(party: JukiNet, enquiryId: string, standing: Standing, withNumber: boolean): ResidentAnswer {
  const { name, nameKana, bornOn, sex, address, formerSurname, commonName, survival, changeReason, changedOn, previousAddress } = standing;
  const state = { ...blank, enquiryId, outcome: standing.isRemoved ? 'residentRemoved' as const : 'found' as const, total: 1, number: 1, individualNumber: withNumber ? standing.individualNumber : null, survival, changeReason, changedOn };
  if (standing.isRemoved && !party.parameters.itemsOfRemoved) return state;
  return { ...state, name, nameKana, bornOn, sex, address, formerSurname, commonName, previousAddress, why: withNumber ? null : '五つの項目のすべてが示されて一致したのではないので、個人番号は渡さない' };
}

const refusedRow = (enquiryId: string, why: string): ResidentAnswer => ({ ...blank, enquiryId, outcome: 'refused', why });
