import { createHash } from 'node:crypto';
import type { Fields, RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { addDays } from '../../law/day.js';
import { submissionResult } from '../../contracts/levy-standard/records.js';
import type { LevyStandard, LevyStandardStore } from './tables.js';

/** Lays out a file for one municipality, under the next 通番 of its kind. */
export async function layOutResult<F extends Fields>(party: LevyStandard, store: LevyStandardStore, code: string, definition: RecordDefinition<F>, rows: readonly RecordOf<RecordDefinition<F>>[]): Promise<void> {
  const { faults, parameters, profile } = party;
  const last = await store.db.selectFrom('levy_standard_result').where('code', '=', code).where('layout', '=', definition.id).select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirst();
  const isAnswer = definition.id !== submissionResult.id;
  // わざと: 障害「二度」では、同じ行を別の通番のファイルでもう一度渡す。
  for (let copy = 1; copy <= (isAnswer && faults.has('twice') ? 2 : 1); copy += 1) {
    const seq = (last?.seq ?? 0) + copy;
    const { name, bytes: whole } = codecOf(profile, definition).format({ municipalityCode: code, date: party.today(), seq }, rows);
    // わざと: 障害「途中で切れる」では、最後の十字を失う。
    const bytes = isAnswer && faults.has('brokenAnswer') ? whole.slice(0, -10) : whole;
    await store.insertMany('levy_standard_result', [{
      code, name, layout: definition.id, seq, bytes, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), created_at: party.now(), visible_on: isAnswer && faults.has('late') ? addDays(party.today(), parameters.lateDays) : party.today(), state: 'here',
    }]);
  }
}
