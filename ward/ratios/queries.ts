import type { BurdenRatio } from '../../law/burden-ratio.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { AnswerOf } from '../../contracts/ward.js';
import type { WardStore } from '../tables.js';
import type { RatioOutcome } from './rules/burden-ratio.js';

/** Every row of a person's ratios, the voided ones too, in the order of writing. */
export async function burdenRatioOf({ db }: WardStore, personKey: string): Promise<AnswerOf<'burdenRatio'>> {
  const rows = await db.selectFrom('ward_ratio').selectAll().where('person_key', '=', personKey).where('latest', '=', 1).orderBy('ratio_no').execute();
  return {
    ratios: rows.map((row) => ({
      validFrom: row.valid_from as Day, validThrough: row.valid_through as Day, burdenRatio: row.burden_ratio as BurdenRatio, outcome: row.outcome as RatioOutcome, because: JSON.parse(row.because) as string[], voided: row.voided === 1, recordedAt: row.recorded_at as Moment,
    })),
  };
}

/** The ratio that holds for each person on a day. */
export async function ratiosOn({ db }: WardStore, personKeys: readonly string[], on: Day): Promise<ReadonlyMap<string, BurdenRatio>> {
  if (personKeys.length === 0) return new Map();
  const rows = await db.selectFrom('ward_ratio').select(['person_key', 'burden_ratio']).where('person_key', 'in', [...personKeys]).where('latest', '=', 1).where('voided', '=', 0).where('valid_from', '<=', on).where('valid_through', '>=', on).execute();
  return new Map(rows.map((row) => [row.person_key, row.burden_ratio as BurdenRatio]));
}
