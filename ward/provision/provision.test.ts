import { describe, expect, it } from 'vitest';
import { nothingProvided, provisionOutcome, provisionRecord, transferRecord, transferRequest, type ProvisionRecord } from '../../contracts/integrated-db/provision.js';
import type { ReplicaOutcome } from '../../contracts/municipal-hub/codes.js';
import type { Moment } from '../../law/day.js';
import type { Ward } from '../../contracts/ward.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { end, enter, openWard, profile, resident, start } from '../ward-fixture.js';
import { layoutVersionOn } from './export-replicas.js';

const own = '131032';
let seq = 0;
async function made(ward: Ward): Promise<readonly ProvisionRecord[]> {
  const { files } = await ward.run('exportReplicas');
  return (await ward.outgoing()).filter(({ name }) => files.includes(name)).flatMap((file) => codecOf(profile, provisionRecord).parse(file).records.map(({ value }) => value));
}
const heard = (ward: Ward, records: readonly ProvisionRecord[], outcome: ReplicaOutcome) =>
  ward.deliver(codecOf(profile, provisionOutcome).format({ municipalityCode: own, date: '2026-06-11', seq: (seq += 1) }, records.map(({ recordId, personKey }) => ({ recordId, personKey, outcome, answeredAt: '2026-06-11T18:30' }))));
const states = async (ward: Ward, personKey = 'P-1') => (await ward.query({ query: 'replicas', personKey })).replicas.map(({ state, modificationSeg }) => `${state} ${modificationSeg}`);
async function ward(): Promise<Ward> {
  const opened = await openWard('2026-06-10T17:40');
  await enter(opened, start('leaveEmployeeInsurance', '2026-06-01', [resident('P-1', 1), resident('P-2', 2, { relationship: '妻', sex: '2' })]));
  return opened;
}

describe('副本の作成', () => {
  it('適用期間ごとに一つの履歴で、個人番号と住所を持たず、変わらなければ二度出さない', async () => {
    const opened = await ward();
    const records = await made(opened);
    expect(records.map((record) => ({ ...record, recordId: '', historyKey: '' }))).toEqual([['P-1', 'self', '01'], ['P-2', 'family', '02']].map(([personKey, memberRole, branchNumber]) => ({
      recordId: '', historyKey: '', personKey, kind: 'nhiQualification', modificationSeg: '1', layoutVersion: '2025.07', isAutoAnswerBlocked: false, ...nothingProvided, insurerNumber: '138032', insuredNumber: '00000001', branchNumber, memberRole, acquiredOn: '2026-06-01',
    })));
    expect(await made(opened)).toEqual([]);
    await heard(opened, records, 'accepted');
    expect([await states(opened), await made(opened)]).toEqual([['registered 1'], []]);
  });

  it('喪失と訂正は同じ履歴の新しい版、無効化は削除になり、出していないものは削除しない', async () => {
    const opened = await ward();
    const [first] = await made(opened);
    await enter(opened, end('joinEmployeeInsurance', '2026-06-05', ['P-2']));
    expect((await made(opened)).map(({ personKey, lostOn }) => `${personKey} ${lostOn}`)).toEqual(['P-2 2026-06-06']);
    await opened.act({ act: 'correctPeriod', personKey: 'P-1', applicationStartOn: '2026-06-01', newStartOn: '2026-05-20', why: '誤り' });
    expect((await made(opened)).map(({ historyKey, acquiredOn, recordId }) => [historyKey === first!.historyKey, acquiredOn, recordId])).toEqual([[true, '2026-05-20', `${first!.historyKey}-2`]]);
    await opened.act({ act: 'voidPeriod', personKey: 'P-1', applicationStartOn: '2026-05-20', why: '誤り' });
    expect((await made(opened)).map(({ modificationSeg, acquiredOn, insurerNumber }) => [modificationSeg, acquiredOn, insurerNumber])).toEqual([['2', null, null]]);
    const fresh = await ward();
    await fresh.act({ act: 'voidPeriod', personKey: 'P-2', applicationStartOn: '2026-06-01', why: '誤り' });
    expect((await made(fresh)).map(({ personKey }) => personKey)).toEqual(['P-1']);
  });

  it.each(['N-NOSYMBOL', 'N-LAYOUT', 'N-DUPRECORD'] as const)('%s で断られたものは、新しい識別で出し直す', async (outcome) => {
    const opened = await ward();
    const records = await made(opened);
    await heard(opened, records, outcome);
    const again = await made(opened);
    expect([again.map(({ personKey }) => personKey), again.some(({ recordId }) => records.some((before) => before.recordId === recordId)), await states(opened)]).toEqual([['P-1', 'P-2'], false, ['refused 1', 'handedOver 1']]);
  });

  it('三日たっても結果のないものは、同じ識別のまま出し直す', async () => {
    const opened = await ward();
    const records = await made(opened);
    const on = async (now: Moment) => {
      await opened.setClock(now);
      return made(opened);
    };
    expect(await on('2026-06-12T17:40')).toEqual([]);
    expect(await on('2026-06-13T17:40')).toEqual(records);
    expect(await on('2026-06-14T17:40')).toEqual([]);
  });

  it('知らない副本の結果は取り込まず、同じ結果は一度だけ効く', async () => {
    const opened = await ward();
    const records = await made(opened);
    expect((await heard(opened, [{ ...records[0]!, recordId: 'R-9' }], 'accepted')).issues.map(({ code }) => code)).toEqual(['E207']);
    expect([(await heard(opened, records, 'accepted')).applied, (await heard(opened, records, 'N-LAYOUT')).applied, await states(opened)]).toEqual([2, 0, ['registered 1']]);
  });

  it('版は7月1日に替わる', () => expect([layoutVersionOn('2026-06-30'), layoutVersionOn('2026-07-01'), layoutVersionOn('2027-01-01')]).toEqual(['2025.07', '2026.07', '2026.07']));
});

describe('移転の作成', () => {
  const told = async (opened: Ward) => {
    const { files } = await opened.run('exportTransfers');
    return (await opened.outgoing()).filter(({ name }) => files.includes(name)).flatMap((file) => codecOf(profile, transferRecord).parse(file).records.map(({ value }) => value)).map(({ receiver, feedKind, feedSeq, operation, personKey, content }) => [receiver, feedKind, feedSeq, operation, personKey, content].join(' '));
  };
  const asks = (opened: Ward) => opened.deliver(codecOf(profile, transferRequest).format({ municipalityCode: own, date: '2026-06-11', seq: (seq += 1) }, [{ receiver: 'care', requestedAt: '2026-06-11T09:00', requestReason: '抜けた' }]));

  it('初めは全件、次から差分で、介護と福祉へ資格だけが渡る', async () => {
    const opened = await ward();
    expect(await told(opened)).toEqual(['care', 'welfare'].flatMap((receiver) => ['P-1', 'P-2'].map((person) => `${receiver} full 1 put ${person} qualification`)));
    expect(await told(opened)).toEqual([]);
    await enter(opened, end('joinEmployeeInsurance', '2026-06-05', ['P-2']));
    expect(await told(opened)).toEqual(['care difference 2 put P-2 qualification', 'welfare difference 2 put P-2 qualification']);
    await opened.act({ act: 'voidPeriod', personKey: 'P-2', applicationStartOn: '2026-06-01', why: '誤り' });
    expect(await told(opened)).toEqual(['care difference 3 delete P-2 qualification', 'welfare difference 3 delete P-2 qualification']);
  });

  it('求めた業務にだけ全件を渡し、消えたものも削除の行で名を挙げる', async () => {
    const opened = await ward();
    await told(opened);
    await opened.act({ act: 'voidPeriod', personKey: 'P-2', applicationStartOn: '2026-06-01', why: '誤り' });
    await told(opened);
    expect([(await asks(opened)).applied, (await asks(opened)).applied]).toEqual([1, 0]);
    expect(await told(opened)).toEqual(['care full 3 put P-1 qualification', 'care full 3 delete P-2 qualification']);
    expect(await told(opened)).toEqual([]);
  });
});
