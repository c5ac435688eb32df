import { TotsugoProblem } from '../harness/problem.js';
import { levels } from '../harness/results.js';
import { steps } from '../harness/steps.js';
import { command, print, printJson } from './define.js';
import { chosenScenarios } from './parts.js';

export const list = command({
  command: 'list [ids..]',
  describe: 'シナリオの一覧',
  examples: [['$0 list', '全部'], ['$0 list "eligibility.*" --json', '資格の分を機械可読で'], ['$0 list --covers A-11', '別添1の工程を通るものを']],
  options: (cli) => cli.positional('ids', { type: 'string', array: true, default: [] as string[], describe: 'シナリオの id かグロブ' })
    .option('covers', { type: 'string', describe: '別添1の工程の番号。それを通るシナリオだけ' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ ids, json, covers }) {
    if (covers !== undefined && !steps.some(({ id }) => id === covers)) throw new TotsugoProblem('TSG-U01', `別添1に工程「${covers}」はない`, 'totsugo coverage で番号を確かめる。例: totsugo list --covers A-16');
    const scenarios = (await chosenScenarios(ids)).filter((scenario) => covers === undefined || scenario.covers.some((step) => step === covers));
    if (json) return printJson(scenarios.map(({ id, ja, level, covers, needs }) => ({ id, ja, level, covers, needs })));
    const words = new Map<string, string>(levels);
    return print(scenarios.map(({ id, ja, level }) => `${words.get(level)!.padEnd(4, '　')} ${ja}\n      ${id}`).join('\n'));
  },
});
