import { capabilities, type Capability } from '../../contracts/ward.js';
import { operations } from '../../contracts/ward-driver.js';
import { municipality } from '../../law/municipalities.js';
import type { Scenario } from '../scene.js';
import { needsOf, unknownRates, type UnknownRates } from '../needs.js';
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

type Asking = Pick<Scenario, 'id' | 'needs' | 'parameters' | 'rates'>;

/** Each capability that is missing, with the stories it turns into 前提未達, the most wanted first; and how many can be played in that municipality. */
export function missingFindings(able: readonly Capability[], scenarios: readonly Asking[], municipalityCode: string): Finding[] {
  const lacking = scenarios.map((scenario) => ({ id: scenario.id, lacks: needsOf(scenario).filter((need) => !able.includes(need)) }));
  const unreckoned = new Set(scenarios.filter((scenario) => unknownRates(scenario, municipalityCode)).map(({ id }) => id));
  const playable = lacking.filter(({ id, lacks }) => lacks.length === 0 && !unreckoned.has(id)).length;
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
  return [...wanted, passed({ id: 'stories', ja: '試験できるシナリオ' }, `${scenarios.length}本のうち${playable}本${unreckoned.size === 0 ? '' : `(料率の分からない${unreckoned.size}本を除く)`}`)];
}

/** The stories that reckon with figures of the municipality which nobody has published: no system behind the port can help it. */
export function ratesFindings(scenarios: readonly Asking[], municipalityCode: string): Finding[] {
  const name = { id: 'rates', ja: `${municipality(municipalityCode).ja}の料率が、保険料のシナリオに足りる` };
  const byTrouble = new Map<string, UnknownRates & { readonly stories: readonly string[] }>();
  for (const scenario of scenarios) {
    const unknown = unknownRates(scenario, municipalityCode);
    if (unknown) byTrouble.set(unknown.because, { ...unknown, stories: [...byTrouble.get(unknown.because)?.stories ?? [], scenario.id] });
  }
  if (byTrouble.size === 0) return [passed(name)];
  return [...byTrouble.values()].map(({ because, cure, stories }) => ({ ...name, verdict: 'skip', cause: '設定', found: `${stories.length}本が前提未達になる。${because}`, cure, stories }));
}
