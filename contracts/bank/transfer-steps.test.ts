import { expect, it } from 'vitest';
import { transferStepsIn } from './transfer-steps.js';

const record = (customerCode: string) => `2${'0'.repeat(90)}${customerCode}`.padEnd(120);
const [header, trailer] = ['1', '8'].map((kind) => kind.padEnd(120));
const stepsOf = (codes: readonly string[], eol: string) => transferStepsIn(Buffer.from([header, ...codes.map(record), trailer].join(eol), 'latin1'));

it('総合振込が何を払うかは、一件ずつの番号で分かる', () => {
  for (const eol of ['', '\n', '\r\n']) {
    expect([stepsOf(['9000000001'], eol), stepsOf(['0000000001'], eol), stepsOf(['0000000001', '9000000001'], eol), stepsOf([], eol)]).toEqual([['B-09'], ['C-13'], ['C-13', 'B-09'], []]);
  }
});
