import type { BurdenRatio } from '../../law/burden-ratio.js';
import type { Day } from '../../law/define.js';
import type { QualificationRatio } from '../../contracts/aggregator/qualification-ratio.js';
import { chunks } from '../desk.js';
import type { Settings } from '../settings.js';
import type { WardStore } from '../tables.js';

/**
 * Every row of these people's 負担割合 there has ever been, those that are 無効 among them: a 無効化 that got lost on its way is told
 * again with whatever is sent next, and says nothing new to who has it.
 */
export async function ratioRowsOf({ db }: WardStore, personKeys: readonly string[], { insurerNumber }: Pick<Settings, 'insurerNumber'>): Promise<readonly QualificationRatio[]> {
  const found: QualificationRatio[] = [];
  for (const people of chunks([...new Set(personKeys)])) {
    const rows = await db.selectFrom('ward_ratio').selectAll().where('person_key', 'in', people).where('latest', '=', 1).orderBy('ratio_no').execute();
    found.push(...rows.map((row): QualificationRatio => ({
      insurerNumber, personKey: row.person_key, ratioKey: `R${row.ratio_no}`, validFrom: row.valid_from as Day, validThrough: row.valid_through as Day, burdenRatio: row.burden_ratio as BurdenRatio,
      operation: row.voided === 1 ? 'void' : 'register', revision: row.revision,
    })));
  }
  return found;
}
