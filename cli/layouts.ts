import { bankDialects } from '../contracts/bank/dialect.js';
import type { Field } from '../contracts/define.js';
import { isBankLayout, isReceiptLayout, layouts, partsOf, type Layout } from '../contracts/layouts.js';
import { basisText } from '../law/define.js';
import { command, print, printJson } from './define.js';

export const layoutsCommand = command({
  command: 'layouts',
  describe: '扱えるインターフェースファイルの一覧と項目',
  examples: [['$0 layouts', '一覧'], ['$0 layouts --json', '項目まで機械可読で']],
  options: (cli) => cli.option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ json }) {
    const shown = layouts.map(shownLayout);
    if (json) return printJson(shown);
    const dialects = bankDialects.map(({ id, ja, basis }) => `${id}\n  ${ja}\n  根拠: ${basisText(basis)}`);
    return print([...shown.map(({ id, ja, fields, basis, verified }) => `${id}\n  ${ja}(${fields.length}項目)\n  根拠: ${basis}${verified === false ? '(二つ目の公開資料で確かめていない記録がある)' : ''}`), '', '銀行の方言(inspect --dialect)', ...dialects].join('\n'));
  },
});

/** Files of several kinds of record say the part and the first byte (of receipts, the column) of each field besides. */
function shownLayout(layout: Layout) {
  const { id, ja, party, direction, basis, steps } = layout;
  const fields = partsOf(layout).flatMap(({ part, definition, from }) => Object.entries(definition.fields).map(([field, said]: [string, Field<unknown>]) => ({
    ...(part === null ? {} : { part, from: from!.get(field)! }), field, ja: said.ja, type: said.type, required: said.required, source: said.source, secret: said.secret,
  })));
  const extra: { readonly verified?: boolean; readonly sources?: readonly string[]; readonly openPoints?: readonly string[]; readonly recordBytes?: number } = isBankLayout(layout) ? { verified: layout.file.isVerified, sources: layout.file.sources.map(basisText), openPoints: layout.file.openPoints, recordBytes: layout.file.recordBytes }
    : isReceiptLayout(layout) ? { sources: layout.receipts.sources.map(basisText), openPoints: layout.receipts.openPoints } : {};
  return { id, ja, party, direction, basis: basisText(basis), steps, fields, ...extra };
}
