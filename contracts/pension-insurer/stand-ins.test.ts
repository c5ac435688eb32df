import { describe, expect, test } from 'vitest';
import type { RecordDefinition } from '../define.js';
import { codecOf } from '../wire/codec.js';
import { bundledProfile } from '../wire/profile.js';
import { withholdingRequestStandIn, withholdingResultStandIn, withholdingStandIns, type WithholdingRequest, type WithholdingResult } from './stand-ins.js';

const household = { municipalityCode: '131032', householdKey: '00000012', withholdingMonth: '202610' } as const;
const asked: WithholdingRequest = { ...household, requestKind: 'start', requestedYen: 12_460, nameKana: 'ミホン タロウ', bornOn: '1955-08-01', requestedOn: '2026-06-10' };
const stopped: WithholdingRequest = { ...asked, withholdingMonth: '202702', requestKind: 'stop', requestedYen: 0 };
const taken: WithholdingResult = { ...household, requestedYen: 12_460, withheldYen: 12_460, withholdingOutcome: 'withheld', withheldOn: '2026-10-15', settleOn: '2026-10-22' };
const none: WithholdingResult = { ...taken, withheldYen: 0, withholdingOutcome: 'pensionStopped', settleOn: null };
const envelope = { municipalityCode: '131032', date: '2026-06-10', seq: 1 } as const;
const written = (definition: RecordDefinition, row: object) => Buffer.from(codecOf(bundledProfile(), definition).format(envelope, [row as never]).bytes).toString().split('\n').slice(0, 3);

test('依頼と結果は、書いて読めば同じになり、代用であることを初めの行が言い、個人番号の項目を持たない', () => {
  for (const [definition, rows] of [[withholdingRequestStandIn, [asked, stopped]], [withholdingResultStandIn, [taken, none]]] as const) {
    const codec = codecOf<any>(bundledProfile(), definition);
    const read = codec.parse(codec.format(envelope, rows));
    expect([read.records.map(({ value }) => value), read.issues]).toEqual([rows, []]);
  }
  expect(written(withholdingRequestStandIn, asked)).toEqual(['header,withholdingRequestStandIn,public-knowledge/interfaces@1.0.0,131032,2026-06-10,1', 'municipalityCode,householdKey,withholdingMonth,requestKind,requestedYen,nameKana,bornOn,requestedOn', '131032,00000012,202610,start,12460,ミホン タロウ,1955-08-01,2026-06-10']);
  expect(written(withholdingResultStandIn, taken).slice(1)).toEqual(['municipalityCode,householdKey,withholdingMonth,requestedYen,withheldYen,withholdingOutcome,withheldOn,settleOn', '131032,00000012,202610,12460,12460,withheld,2026-10-15,2026-10-22']);
  expect(withholdingStandIns.flatMap(({ fields }) => Object.values(fields)).filter(({ secret }) => secret)).toEqual([]);
});

test.each([
  ['municipalityCode', '13103', 'E202'], ['householdKey', '', 'E201'], ['withholdingMonth', '2026-10', 'E202'], ['requestedYen', '-1', 'E202'], ['withheldYen', '', 'E201'], ['withholdingOutcome', 'dead', 'E204'], ['withheldOn', '2026-02-30', 'E203'], ['settleOn', 'x', 'E203'],
])('結果の %s の値「%s」は %s で拒む', (field, value, code) => {
  const codec = codecOf(bundledProfile(), withholdingResultStandIn);
  const { name, bytes } = codec.format(envelope, [taken]);
  const lines = Buffer.from(bytes).toString().split('\n');
  const cells = lines[2]!.split(',');
  cells[Object.keys(withholdingResultStandIn.fields).indexOf(field)] = value;
  expect(codec.parse({ name, bytes: Buffer.from([...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\n')) }).issues).toMatchObject([{ code, line: 3, field }]);
});

describe('一行の中の食い違い', () => {
  test.each([
    ['年金の支払われない月', { ...taken, withholdingMonth: '202611' }, ['withholdingMonth']], ['徴収したのに0円', { ...taken, withheldYen: 0, settleOn: null }, ['withheldYen']], ['死亡なのに額がある', { ...taken, withholdingOutcome: 'pensionStopped' as const }, ['withheldYen']],
    ['徴収したのに払込日がない', { ...taken, settleOn: null }, ['settleOn']], ['引いていないのに払込日がある', { ...none, settleOn: '2026-10-22' as const }, ['settleOn']],
  ])('%s', (_ja, row, fields) => {
    expect(withholdingResultStandIn.check!(row).map(({ field }) => field)).toEqual(fields);
  });
  test('中止の依頼だけが0円である', () => {
    expect([withholdingRequestStandIn.check!(asked), withholdingRequestStandIn.check!(stopped), withholdingRequestStandIn.check!({ ...asked, requestedYen: 0 }).map(({ field }) => field), withholdingRequestStandIn.check!({ ...stopped, requestedYen: 1 }).map(({ field }) => field)]).toEqual([[], [], ['requestedYen'], ['requestedYen']]);
  });
});
