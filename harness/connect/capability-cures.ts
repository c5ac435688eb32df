import { capabilities, type Capability } from '../../contracts/ward.js';
import { operations } from '../../contracts/ward-driver.js';
import type { Scenario } from '../scene.js';
import { needsOf } from '../needs.js';
import { passed, type Finding } from './finding.js';

const call = (id: keyof typeof operations): string => `${id}(${operations[id].method} ${operations[id].path})`;

/** What a driver has to learn before it may declare a capability. */
function lessonOf(capability: Capability): string {
  const [kind, name] = capability.split('.') as [string, string];
  switch (kind) {
    case 'act': return `${call('act')} で {"act":"${name}"} を受ける`;
    case 'job': return `${call('runJob')} で ${name} を行う`;
    case 'query': return `${call('query')} で {"query":"${name}"} に答える`;
    case 'decision': return `${call('act')} の答えの decisions に rule "${name}" を書く`;
    case 'parameter': return `${call('reset')} の parameters.${name} を受ける`;
    default: return name === 'incoming' ? `${call('deliver')} でファイルを受け取る` : `${call('listOutgoing')}、${call('readOutgoing')}、${call('taken')} でファイルを渡す`;
  }
}

/** Each capability that is missing, with the stories it turns into 前提未達, the most wanted first; and how many can be played. */
export function missingFindings(able: readonly Capability[], scenarios: readonly Pick<Scenario, 'id' | 'needs' | 'parameters'>[]): Finding[] {
  const lacking = scenarios.map((scenario) => ({ id: scenario.id, lacks: needsOf(scenario).filter((need) => !able.includes(need)) }));
  const playable = lacking.filter(({ lacks }) => lacks.length === 0).length;
  const missing = capabilities.filter((capability) => !able.includes(capability)).map((capability): Finding => {
    const stories = lacking.filter(({ lacks }) => lacks.includes(capability));
    const alone = stories.filter(({ lacks }) => lacks.length === 1).length;
    const name = { id: `missing.${capability}`, ja: `操作 ${capability} がない` };
    if (stories.length === 0) return { ...passed(name, 'これを要るシナリオはない'), stories: [] };
    return {
      ...name, verdict: 'skip', cause: '設定', found: `${stories.length}本が前提未達になる${alone === 0 ? '' : `(うち${alone}本は、これだけがあれば試験できる)`}`,
      cure: `${lessonOf(capability)}ようにして、capabilities に "${capability}" を足す`, stories: stories.map(({ id }) => id),
    };
  });
  const wanted = missing.sort((a, b) => (b.stories?.length ?? 0) - (a.stories?.length ?? 0));
  return [...wanted, passed({ id: 'stories', ja: '試験できるシナリオ' }, `${scenarios.length}本のうち${playable}本`)];
}
