import { layouts } from '../contracts/layouts.js';
import { basisText } from '../law/define.js';
import { command, print, printJson } from './define.js';

export const layoutsCommand = command({
  command: 'layouts',
  describe: '扱えるインターフェースファイルの一覧と項目',
  examples: [['$0 layouts', '一覧'], ['$0 layouts --json', '項目まで機械可読で']],
  options: (cli) => cli.option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ json }) {
    const shown = layouts.map(({ id, definition, party, direction }) => ({
      id, ja: definition.ja, party, direction, basis: basisText(definition.basis), steps: definition.steps,
      fields: Object.entries(definition.fields).map(([field, { ja, type, required, source, secret }]) => ({ field, ja, type, required, source, secret })),
    }));
    if (json) return printJson(shown);
    return print(shown.map(({ id, ja, fields, basis }) => `${id}\n  ${ja}(${fields.length}項目)\n  根拠: ${basis}`).join('\n'));
  },
});
