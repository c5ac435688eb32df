import type { ConcernGist } from '../../contracts/concern.js';
import type { Notification } from '../../contracts/notification.js';
import { monthOf, monthsOf } from '../../law/fiscal-year.js';
import { isAt, namedAs, spaced } from './likeness.js';
import type { Knowledge, KnownPerson } from './knowledge.js';
import type { CertificateSheet, PremiumSheet, Sheet } from './sheet.js';

/** What a reader does after reading: brings a 届出 that was still to be made, or tells the clerk something. Nothing at all when the letter agrees. */
export type Reaction = { readonly does: 'notifies'; readonly notification: Notification; readonly why: string } | { readonly does: 'tells'; readonly gist: ConcernGist };

/** How somebody reads. `misreads`: takes whoever a notice is addressed to for the one who is charged. `slipCharacters`: so many wrong characters of a name are a slip. */
export interface Eye { readonly misreads: boolean; readonly slipCharacters: number }

/** The month counts in which somebody is insured on its last day; who leaves within the month is not charged for it. */
const monthsKnown = (people: readonly KnownPerson[], fiscalYear: number): number => monthsOf(fiscalYear)
  .filter((month) => people.some(({ insuredFrom, insuredUntil }) => insuredFrom !== null && monthOf(insuredFrom) <= month && (insuredUntil === null || month < monthOf(insuredUntil)))).length;

/** Compares one sheet with what the household knows. */
export function reactionsTo(known: Knowledge, sheet: Sheet, { misreads, slipCharacters }: Eye): readonly Reaction[] {
  const head = isAt(known.address, sheet.address) ? namedAs(known.people, sheet.addressee, slipCharacters) : undefined;
  if (!head) return [{ does: 'tells', gist: { kind: 'misdelivered', numbers: [sheet.number] } }];
  if (!known.habits.understands) return [asks(sheet, '何の知らせか、何をすればよいか')];
  if (sheet.paper === 'demand') return known.habits.pays?.how === 'inParts' ? [{ does: 'tells', gist: { kind: 'cannotPay', number: sheet.number, parts: known.habits.pays.parts } }] : [];
  if (sheet.paper === 'premiumNotice') return [...misprintedOn(known, sheet, head), ...chargedFor(known, sheet), ...(misreads ? takenForCharged(head) : [])];
  return sheet.paper === 'certificate' ? certifiedFor(known, sheet, head, slipCharacters) : [asks(sheet, '読み取れない')];
}

/** 月数 and 軽減 of a notice against what the household knows of itself. */
function chargedFor(known: Knowledge, sheet: PremiumSheet): readonly Reaction[] {
  const own = monthsKnown(known.people, sheet.fiscalYear);
  const undeclared = known.people.find((person) => person.undeclared?.fiscalYear === sheet.fiscalYear);
  const income: readonly Reaction[] = undeclared && !sheet.isReduced
    ? [{ does: 'tells', gist: { kind: 'undeclared', number: sheet.number, about: undeclared.name, fiscalYear: sheet.fiscalYear, incomeYen: undeclared.undeclared!.incomeYen } }] : [];
  if (sheet.months === own) return income;
  const untold = known.people.filter((person) => (sheet.months > own ? person.insuredUntil !== null && person.toTell?.kind !== 'start' : person.toTell?.kind === 'start'));
  const forms = untold.flatMap((person) => notifies(person, `${sheet.fiscalYear}年度の月数は${own}か月のはずが${sheet.months}か月`));
  return [...income, ...(forms.length > 0 ? forms : [asks(sheet, `${sheet.fiscalYear}年度の月数は${own}か月のはずだが、${sheet.months}か月とある`)])];
}

/** A 証 against the person it is for; one for somebody who is no longer insured is answered with the 届出 that was still to be made. */
function certifiedFor(known: Knowledge, sheet: CertificateSheet, head: KnownPerson, slipCharacters: number): readonly Reaction[] {
  const person = known.people.find(({ name }) => name === sheet.name) ?? known.people.find(({ nameKana, bornOn }) => nameKana === sheet.nameKana && bornOn === sheet.bornOn) ?? namedAs(known.people, sheet.name, slipCharacters);
  if (!person) return [{ does: 'tells', gist: { kind: 'misdelivered', numbers: [sheet.number] } }];
  const hasLeft = person.insuredUntil !== null && person.insuredUntil <= sheet.validFrom;
  const forms = hasLeft ? notifies(person, `${person.insuredUntil}に国保でなくなったのに、${sheet.validFrom}からの${sheet.title}が届いた`) : [];
  const asked = hasLeft && forms.length === 0 ? [asks(sheet, `${person.insuredUntil}に国保でなくなっているが、${sheet.validFrom}からの${sheet.title}が届いた`)] : [];
  return [...misprintedOn(known, sheet, head, person), ...forms, ...asked];
}

function misprintedOn(known: Knowledge, sheet: PremiumSheet | CertificateSheet, head: KnownPerson, person: KnownPerson = head): readonly Reaction[] {
  const pairs = [
    ['addressee', sheet.addressee, head.name], ['address', spaced(sheet.address), spaced(known.address)],
    ...(sheet.paper === 'certificate' ? [['name', sheet.name, person.name], ['nameKana', sheet.nameKana, person.nameKana], ['bornOn', sheet.bornOn, person.bornOn]] as const : []),
  ] as const;
  const items = pairs.filter(([, printed, right]) => printed !== right).map(([item, printed, right]) => ({ item, printed, right }));
  return items.length === 0 ? [] : [{ does: 'tells', gist: { kind: 'misprinted', number: sheet.number, about: person.name, items } }];
}

/** The known misunderstanding: the notice of a 擬制世帯主 bears his name, and he takes himself for insured. */
const takenForCharged = (head: KnownPerson): readonly Reaction[] => (head.insuredFrom === null ? notifies(head, '自分の保険料だと思った') : []);

const notifies = ({ toTell }: KnownPerson, why: string): readonly Reaction[] => (toTell ? [{ does: 'notifies', notification: toTell, why }] : []);
const asks = ({ number }: Sheet, asked: string): Reaction => ({ does: 'tells', gist: { kind: 'question', number, asked } });
