import { levels } from '../harness/results.js';
import { command, print, printJson } from './define.js';
import { chosenScenarios } from './parts.js';

export const list = command({
  command: 'list [ids..]',
  describe: 'シナリオの一覧',
  examples: [['$0 list', '全部'], ['$0 list "eligibility.*" --json', '資格の分を機械可読で']],
  options: (cli) => cli.positional('ids', { type: 'string', array: true, default: [] as string[], describe: 'シナリオの id かグロブ' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ ids, json }) {
    const scenarios = await chosenScenarios(ids);
    if (json) return printJson(scenarios.map(({ id, ja, level, covers, needs }) => ({ id, ja, level, covers, needs })));
    const words = new Map<string, string>(levels);
    return print(scenarios.map(({ id, ja, level }) => `${words.get(level)!.padEnd(4, '　')} ${ja}\n      ${id}`).join('\n'));
  },
});
