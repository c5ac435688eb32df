import type { Moment } from '../law/day.js';
import type { Party, Simulator } from '../simulators/define.js';
import { tables, type Store } from '../store/define.js';
import type { Journal } from './journal.js';
import { TotsugoProblem } from './problem.js';

export const settingTables = tables({
  /** Faults switched on (`kind` fault) and parameters changed (`kind` parameter, value as JSON). */
  world_setting: { columns: { party: 'text', kind: 'text', name: 'text', value: 'text' }, key: ['party', 'kind', 'name'] },
});

/** What can be switched in a party from outside, kept in the world's store so that it survives. */
export function switchesOf(
  specOf: (id: string) => Simulator, partyOf: (id: string) => Promise<Party>, store: Pick<Store<typeof settingTables>, 'insertMany'>, journal: Journal, now: () => Moment,
) {
  const keep = (party: string, kind: 'fault' | 'parameter', values: readonly (readonly [name: string, value: string])[]) =>
    store.insertMany('world_setting', values.map(([name, value]) => ({ party, kind, name, value })), 'replace');
  return {
    async fault(id: string, name: string, on: boolean): Promise<void> {
      const spec = specOf(id);
      if (!(name in spec.faults)) throw new TotsugoProblem('TSG-P02', `${spec.ja}に障害「${name}」はない`, `次のいずれかを指定する: ${Object.keys(spec.faults).join(' ')}`);
      const faults = (await partyOf(id)).faults as Set<string>;
      if (on) faults.add(name);
      else faults.delete(name);
      await keep(id, 'fault', [[name, on ? '1' : '0']]);
      journal.write({ kind: 'fault', at: now(), from: spec.ja, to: spec.ja, ja: `${on ? '障害' : '復旧'}: ${spec.faults[name]}`, steps: [] });
    },
    async setParameters(id: string, values: Readonly<Record<string, unknown>>): Promise<void> {
      const spec = specOf(id);
      const parameters = (await partyOf(id)).parameters;
      const checked = Object.entries(values).map(([name, value]) => [name, checkedParameter(spec, name, value)] as const);
      for (const [name, value] of checked) parameters[name] = value;
      await keep(id, 'parameter', checked.map(([name, value]) => [name, JSON.stringify(value)] as const));
    },
  };
}

function checkedParameter(spec: Simulator, name: string, value: unknown): unknown {
  const parameter = spec.parameters[name];
  if (!parameter) throw new TotsugoProblem('TSG-P04', `${spec.ja}にパラメータ「${name}」はない`, `次のいずれかを指定する: ${Object.keys(spec.parameters).join(' ')}`);
  const parsed = parameter.schema.safeParse(value);
  if (!parsed.success) throw new TotsugoProblem('TSG-P05', `${parameter.ja}(${name})に ${JSON.stringify(value)} は使えない`, parsed.error.issues.map((issue) => issue.message).join(' '));
  return parsed.data;
}
