import type { CardUseState } from '../../../contracts/insurer-hub/codes.js';
import { addDays } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { decided, type Desk } from '../../desk.js';
import { documentsOf, dropPlanned, issueInformation, planDocuments, replaceDocuments } from '../../eligibility/certificates.js';
import { spreadPerson } from '../../eligibility/acts/person.js';
import { openPeriodOf, residentOf } from '../../reading.js';
import type { CardUseRow, ResidentRow } from '../../tables.js';
import { reviseResident, type ResidentFacts } from '../../writing.js';
import { cardUseChange, firstDayWithout, keepsCancellation, type CardUseQuestion } from '../rules/card-use-change.js';

const change = { operation: 'update', changeReason: 'cardUseCancellation' } as const;

/** Brings the person's record and papers in line with the state of マイナ保険証 just received. */
export async function applyCardUse(desk: Desk, row: CardUseRow, previous: CardUseRow | null): Promise<void> {
  const resident = (await residentOf(desk, row.person_key))!;
  const question = await questionOf(desk, resident, row, previous);
  const { outcome } = decided(desk, cardUseChange.apply(question));
  const changed = reviseResident(desk, resident, factsFrom(question), change);
  const open = await openPeriodOf(desk, row.person_key);
  // Without this the next request to cancel would look to 集約 like the one it already knows.
  if (open && resident.cancellation_asked_on !== null && changed.cancellation_asked_on === null) await spreadPerson(desk, row.person_key, [open], change);
  switch (outcome) {
    case 'informationIssued': {
      await dropPlanned(desk, row.person_key, '利用登録');
      return issueInformation(desk, changed, '利用登録');
    }
    case 'certificatePlanned': {
      await dropPlanned(desk, row.person_key, '利用登録解除');
      return planDocuments(desk, changed, firstDayWithout(question), '利用登録解除');
    }
    case 'certificateIssued': return replaceDocuments(desk, changed, row.state === 'unregistered' ? '利用登録なし' : '利用登録解除');
    case 'noted': case 'notInsured': case 'stillCancelling':
  }
}

async function questionOf(desk: Desk, resident: ResidentRow, row: CardUseRow, previous: CardUseRow | null): Promise<CardUseQuestion> {
  const papers = (await documentsOf(desk, row.person_key)).filter(({ kind, state }) => state === 'issued' && (kind === 'eligibilityCertificate' || kind === 'insuranceCard'));
  const ends = papers.flatMap(({ valid_through }) => valid_through ?? []).sort();
  return {
    state: row.state as CardUseState, effectiveOn: row.effective_on as Day | null, today: desk.settings.today, isInsured: (await openPeriodOf(desk, row.person_key)) !== null,
    wasRegistered: resident.card_use === 'registered', cancellationAskedOn: resident.cancellation_asked_on as Day | null, previous: (previous?.state ?? null) as CardUseState | null, paperThrough: (ends.at(-1) ?? null) as Day | null,
  };
}

function factsFrom(question: CardUseQuestion): ResidentFacts {
  switch (question.state) {
    case 'registered': return keepsCancellation(question) ? { card_use: 'registered' } : { card_use: 'registered', cancellation_asked_on: null, card_usable_through: null };
    case 'unregistered': return { card_use: 'none', cancellation_asked_on: null, card_usable_through: null };
    case 'cancelScheduled': case 'cancelled': {
      const stopsOn = firstDayWithout(question);
      if (stopsOn > question.today) return { card_use: 'registered', card_usable_through: addDays(stopsOn, -1) };
      return question.state === 'cancelled' ? { card_use: 'none', cancellation_asked_on: null, card_usable_through: null } : { card_use: 'registered', card_usable_through: addDays(stopsOn, -1) };
    }
  }
}
