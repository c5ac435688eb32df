import { someStories } from '../reports/coverage-table.js';
import { command, print, printJson, tellUser } from './define.js';
import { suiteOptions, type SuiteOptions } from './options.js';
import { chosenScenarios } from './parts.js';
import { playSuite } from './suite.js';

export const coverageCommand = command({
  command: 'coverage [ids..]',
  describe: '別添1の81手順と、実際に交わされたものの対応(シナリオを実行して数える)。シナリオの全部は list --covers か --json で',
  examples: [['$0 coverage', '表で'], ['$0 coverage --json', '機械可読で']],
  options: (cli) => suiteOptions(cli).positional('ids', { type: 'string', array: true, default: [] as string[], describe: '数えるシナリオの id かグロブ。省略で全部' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ json, ids, ...options }) {
    const result = await playSuite(await chosenScenarios(ids), options as SuiteOptions, () => {});
    if (json) return printJson(result.steps);
    const words = { covered: '実施', notYet: '未実施', excused: '対象外' };
    tellUser(`実施 ${result.steps.filter(({ status }) => status === 'covered').length} / ${result.steps.length}`);
    return print(result.steps.map((step) => `${step.id}\t${step.ja}\t${words[step.status]}\t${step.exchanges}\t${step.reason ?? someStories(step.scenarios)}`).join('\n'));
  },
});
