import type { Day } from '../../../law/define.js';
import { inPages } from '../parts.js';
import type { Finding } from '../findings.js';
import type { Loading } from '../staging.js';
import type { Aggregator } from '../tables.js';
import { toldRatios } from './apply.js';
import { troublesOf } from './history.js';

const cures = { E702: '残っている行を無効化し、正しい行を登録し直す', W703: '前の行を無効化し、正しい行を登録し直す' } as const;
const told = (code: keyof typeof cures, personKey: string, day: Day) =>
  ({ code, personKey, why: code === 'E702' ? `${day} に負担割合の行が二つある` : `割合の等しい行がまとまり、${day} からは後に届いた訂正が隠れる`, cure: cures[code] });

/** People of one municipality for whom two rows stand for one day, in the order of their 宛名番号. */
async function doublesOf({ store, parameters }: Pick<Aggregator, 'store' | 'parameters'>, code: string, personKeys: readonly string[]) {
  const found = await inPages(personKeys, async (page) => [...await toldRatios(store, code, page)]);
  return found.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([personKey, rows]) => {
    const { doubleOn, hiddenOn } = troublesOf(rows, parameters.ratioMergeRule);
    return [...(doubleOn ? [told('E702', personKey, doubleOn)] : []), ...(hiddenOn ? [told('W703', personKey, hiddenOn)] : [])];
  });
}

/** Warnings in the 処理結果, where the parameter `tellRatioDoubles` says so; the rows are loaded all the same. */
export async function warnOfDoubles({ party, store, pair, log }: Loading): Promise<void> {
  if (!pair.ratios || !party.parameters.tellRatioDoubles) return;
  const people = await store.db.selectFrom('aggregator_staged_ratio').where('is_refused', '=', 0).select('person_key').distinct().execute();
  for (const one of await doublesOf({ store, parameters: party.parameters }, pair.municipalityCode, people.map(({ person_key }) => person_key))) {
    await log.add({ ...one, severity: 'warning', line: 0, byte: 0, field: 'ratioKey', ja: '負担割合', raw: '', fileName: pair.ratios.name } satisfies Finding);
  }
}

/** All of them, for the operator of the simulation. */
export async function ratioFindings(party: Aggregator) {
  const rows = await party.store.db.selectFrom('aggregator_ratio').where('voided', '=', 0).groupBy(['municipality', 'person_key']).having((eb) => eb.fn.countAll(), '>', 1).select(['municipality', 'person_key']).orderBy('municipality').execute();
  const people = new Map<string, string[]>();
  for (const { municipality, person_key } of rows) people.set(municipality, [...(people.get(municipality) ?? []), person_key]);
  const found = [];
  for (const [code, own] of people) found.push(...(await doublesOf(party, code, own)).map((one) => ({ ...one, municipalityCode: code })));
  return found;
}
