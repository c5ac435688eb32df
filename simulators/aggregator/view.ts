import { evaluate, type Evaluation } from './evaluate.js';
import { evaluationParameters } from './parameters.js';
import type { Period } from './periods.js';
import { toldRatios } from './ratios/apply.js';
import { ratioPeriodsOf } from './ratios/history.js';
import { factsOfPerson, type ToldDates } from './settle.js';
import type { Aggregator } from './tables.js';

const unknown = { known: false, prefecturePersonId: null, municipalInsuredIds: [], chains: [], statuses: [], issues: [], periods: [], ratios: [], dates: [] } as const;

/**
 * A prefecture person over all municipalities, as only the operator of the simulation may see it (test door). Judged
 * anew from the periods held, so it never shows what a job has not yet written differently.
 */
export async function viewOf(party: Aggregator, municipalityCode: string, personKey: string) {
  const { db } = party.store;
  const own = await db.selectFrom('aggregator_insured').where('municipality', '=', municipalityCode).where('person_key', '=', personKey).select('person_id').executeTakeFirst();
  if (!own) return unknown;
  const ids = await db.selectFrom('aggregator_insured').where('person_id', '=', own.person_id).select(['municipality', 'person_key', 'municipal_insured_id']).orderBy('municipality').orderBy('person_key').execute();
  const evaluation = evaluate(await factsOfPerson(party.store, own.person_id), { today: party.today(), parameters: evaluationParameters(party) });
  const dates = await db.selectFrom('aggregator_dates as d').innerJoin('aggregator_insured as i', (join) => join.onRef('i.municipality', '=', 'd.municipality').onRef('i.person_key', '=', 'd.person_key'))
    .where('i.person_id', '=', own.person_id).selectAll('d').orderBy('d.municipality').orderBy('d.person_key').execute();
  const ratios = [];
  for (const { municipality, person_key } of ids) {
    const told = (await toldRatios(party.store, municipality, [person_key])).get(person_key) ?? [];
    ratios.push(...ratioPeriodsOf(told, party.parameters.ratioMergeRule).map((period) => ({ municipalityCode: municipality, ...period })));
  }
  return {
    known: true, prefecturePersonId: own.person_id,
    municipalInsuredIds: ids.map((id) => ({ municipalityCode: id.municipality, municipalInsuredId: id.municipal_insured_id })),
    ...shown(evaluation),
    ratios,
    dates: dates.map((row) => ({ municipalityCode: row.municipality, ...(JSON.parse(row.told) as ToldDates), version: row.version })),
  };
}

const shown = ({ chains, waiting, issues, unplaced }: Evaluation) => ({
  chains: chains.map(({ acquiredOn, acquisitionReason, lostOn, lossReason, confirmed, periods }) => ({ acquiredOn, acquisitionReason, lostOn, lossReason, confirmed, periods: periods.map(periodShown) })),
  statuses: [...new Set(waiting.map(({ kind }) => kind))].sort(),
  waiting: waiting.map(({ kind, period, ageDays, missing }) => ({ status: kind, municipalityCode: period.municipalityCode, missing, ageDays })),
  issues: issues.map(({ code, days, municipalityCodes }) => ({ code, ...(days === null ? {} : { days }), municipalityCodes })),
  periods: [...chains.flatMap(({ periods }) => periods), ...unplaced].map(periodShown),
});

const periodShown = ({ municipalityCode, periodKey, startOn, startReason, endOn, endReason, specialResidenceKind }: Period) => ({ municipalityCode, periodKey, startOn, startReason, endOn, endReason, specialResidenceKind });
