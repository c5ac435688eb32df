import { describe, expect, it } from 'vitest';
import { continuityCandidate } from '../../contracts/aggregator/high-cost.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { inMemory } from '../../store/sqlite.js';
import { A, B, personRow } from '../aggregator/town.examples.js';
import { withTerminal } from './desk.examples.js';

type Desk = Parameters<Parameters<typeof withTerminal>[1]>[0];
const atDesk = (play: (desk: Desk) => Promise<void>) => withTerminal(inMemory(), play);
const row = (n: number) => personRow(B, { n, from: '2026-05-10', applicationStartReason: 'moveInWithinPrefecture', operation: 'void', revision: 2 });
const couple = [{ n: 1 }, { n: 2, householdKey: 'H1', memberKind: 'member' as const, branchNumber: '02' }];
const listed = async (desk: Desk) => {
  await desk.move(couple);
  await desk.night();
  return (await desk.candidates())[0]!.candidate;
};

describe('継続候補世帯リスト', () => {
  it('転出と転入がつながった世帯だけが候補になり、二つの世帯と判断の材料、引き継げる月が出る', () => atDesk(async (desk) => {
    await desk.move(couple);
    expect(await desk.candidates()).toEqual([]);
    await desk.records(A, 1, { careMonth: '202603' }, { careMonth: '202604', countsForRepeat: false });
    await desk.night();
    const [one] = await desk.candidates();
    expect([one!.state, one!.candidate]).toMatchObject(['toDecide', {
      version: 1, movedOn: '2026-05-10', householdKey: 'H1', headName: '見本1', headBeforeId: null, fromMunicipalityCode: A, fromHouseholdKey: 'H1', fromHeadName: '見本1', availableMonths: ['202603', '202604'], reasons: ['headSame', 'everybodyMoved'],
    }]);
    expect(one!.candidate.fromMembers.map((text) => text.split('/')[2])).toEqual(['movedHere', 'movedHere']);
  }));

  it('転出元がまだ転出を届けていなければ候補にならない', () => atDesk(async (desk) => {
    await desk.move([{ n: 1, until: null }]);
    await desk.night();
    expect(await desk.candidates()).toEqual([]);
  }));

  it('一日の隙間があれば候補にならない', () => atDesk(async (desk) => {
    await desk.move([{ n: 1, until: '2026-05-09' }], [{ n: 1 }]);
    await desk.night();
    expect(await desk.candidates()).toEqual([]);
  }));

  it('適用が無効になった候補は閉じ、指示は E602 で断られる', () => atDesk(async (desk) => {
    const { candidateKey } = await listed(desk);
    await desk.hub.send(B, 2, couple.map(({ n, ...wish }) => ({ ...row(n), ...wish })));
    await desk.night();
    expect((await desk.candidates()).map(({ state }) => state)).toEqual(['closed']);
    expect(await desk.instruct('continue', candidateKey)).toMatchObject({ status: 409, body: { code: 'TSG-T08', why: expect.stringContaining('E602') } });
  }));
});

describe('確定指示', () => {
  it('継続と指示すると、夜に月を引き継ぎ、結果と引継情報ができる。もう一度夜が来ても増えない', () => atDesk(async (desk) => {
    await desk.records(A, 1, { careMonth: '202603' });
    const { candidateKey } = await listed(desk);
    expect(await desk.instruct('continue', candidateKey)).toMatchObject({ status: 200, body: { state: 'sent', issueCodes: [] } });
    expect((await desk.shown()).map(({ state }) => state)).toEqual(['decided']);
    await desk.night();
    await desk.night();
    expect((await desk.handovers()).map(({ careMonth, operation, revision }) => [careMonth, operation, revision])).toEqual([['202603', 'register', 1]]);
    expect((await desk.candidates())[0]).toMatchObject({ state: 'settled', result: { continuityOutcome: 'inherited', inheritedMonths: ['202603'] } });
    await desk.hub.takeAll(B);
    expect((await desk.shown()).map(({ state }) => state)).toEqual(['imported']);
  }));

  it('知らない候補は国保総合PCが、二度目の指示は集約が断り、取り消せば指示し直せる', () => atDesk(async (desk) => {
    const { candidateKey } = await listed(desk);
    expect(await desk.instruct('continue', 'CC-NOBODY')).toMatchObject({ status: 404, body: { code: 'TSG-T07' } });
    expect((await desk.instruct('notContinue', candidateKey)).body).toEqual({ state: 'sent', issueCodes: ['W603'] });
    expect(await desk.instruct('continue', candidateKey)).toMatchObject({ status: 409, body: { why: expect.stringContaining('E604') } });
    await desk.night();
    expect((await desk.instruct('cancel', candidateKey)).status).toBe(200);
    await desk.night();
    expect((await desk.instruct('continue', candidateKey)).status).toBe(200);
    await desk.night();
    expect((await desk.candidates())[0]!.result!.continuityOutcome).toBe('nothingToInherit');
    expect(await desk.call('POST', `/instructions/${B}`, { candidateKey })).toMatchObject({ status: 422, body: { code: 'TSG-T10' } });
    const wrong = await desk.call('POST', `/instructions/${B}`, { candidateKey: ' ', instruction: 'continue', decidedBy: '担当', version: 1 });
    expect(wrong.body['issues']).toEqual([{ field: 'candidateKey', ja: '継続候補の識別', why: '空である' }, { field: 'decisionReason', ja: '指示の理由', why: '書かれていない' }, { field: 'version', why: '知らない項目である' }]);
  }));

  it('recomputeOnLateRecord を切れば、遅れた月は引き継がれない', () => atDesk(async (desk) => {
    const { candidateKey } = await listed(desk);
    await desk.world.setParameters('aggregator', { recomputeOnLateRecord: false });
    await desk.instruct('continue', candidateKey);
    await desk.night();
    await desk.records(A, 1, { careMonth: '202603' });
    await desk.night();
    expect(await desk.handovers()).toEqual([]);
    await desk.world.setParameters('aggregator', { recomputeOnLateRecord: true });
    await desk.night();
    expect((await desk.handovers()).map(({ careMonth }) => careMonth)).toEqual(['202603']);
  }));

  it('二つの世帯が一つの世帯に移っても、続くのは一つだけで、二つ目の指示は E605 で確定できない', () => atDesk(async (desk) => {
    const merged = [{ n: 1 }, { n: 2, householdKey: 'H1', memberKind: 'member' as const, branchNumber: '02' }];
    await desk.move([{ n: 1 }, { n: 2 }], merged);
    await desk.night();
    const both = await desk.candidates();
    expect(both.map(({ candidate }) => candidate.reasons)).toEqual(expect.arrayContaining([expect.arrayContaining(['headSame', 'severalSources']), expect.arrayContaining(['headDiffers', 'severalSources'])]));
    for (const { candidate } of both) await desk.instruct('continue', candidate.candidateKey);
    await desk.night();
    expect((await desk.shown()).map(({ state, issueCodes }) => [state, issueCodes] as const).sort(([one], [other]) => one.localeCompare(other))).toEqual([['confirmed', expect.anything()], ['failed', ['E605']]]);
  }));
});

describe('高額該当情報', () => {
  it('2018年3月は E601、被保険者のいない月は E606、他の保険者番号は E305、診療年月でないものは E203 で登録せず、ほかの行は登録する', () => atDesk(async (desk) => {
    await desk.move(couple);
    await desk.records(A, 1, { careMonth: '201803' }, { careMonth: '202103' }, { careMonth: '202104' }, { careMonth: '202605' }, { careMonth: '202606' }, { careMonth: '202604', insurerNumber: '138024' }, { careMonth: '202613' }, { careMonth: '202601', householdKey: 'H9' });
    await desk.night();
    const { months, issues } = (await desk.hub.json('GET', `/municipalities/${A}/high-cost`)).body as { months: { careMonth: string }[]; issues: { code: string; careMonth: string }[] };
    expect(months.map(({ careMonth }) => careMonth)).toEqual(['202104', '202605']);
    expect(issues.map(({ code, careMonth }) => `${code} ${careMonth}`)).toEqual(['E601 201803', 'E606 202103', 'E606 202606', 'E305 202604', 'E203 202613', 'E606 202601']);
  }));

  it('同じファイルは二度目には何もせず、古い版は後から届いても効かない', () => atDesk(async (desk) => {
    await desk.move(couple);
    const sent = [await desk.records(A, 1, { careMonth: '202604', revision: 2, operation: 'void' }), await desk.records(A, 1, { careMonth: '202604', revision: 2, operation: 'void' }), await desk.records(A, 2, { careMonth: '202604', revision: 1 })];
    expect(sent.map(({ status }) => status)).toEqual([202, 200, 202]);
    await desk.night();
    expect(((await desk.hub.json('GET', `/municipalities/${A}/high-cost`)).body as { months: { voided: boolean }[] }).months.map(({ voided }) => voided)).toEqual([true]);
  }));
});

describe('障害', () => {
  it.each([['continuityListLost', []], ['serviceDown', []]] as const)('%s のあいだ、リストは届かない', (fault, expected) => atDesk(async (desk) => {
    await desk.world.fault(fault === 'serviceDown' ? 'federation-terminal' : 'aggregator', fault, true);
    await desk.move(couple);
    await desk.night();
    await desk.world.fault('federation-terminal', 'serviceDown', false);
    expect(await desk.candidates()).toEqual(expected);
  }));

  it('停止していた国保総合PCには、次の晩にもう一度配信する', () => atDesk(async (desk) => {
    await desk.world.fault('federation-terminal', 'serviceDown', true);
    await desk.move(couple);
    await desk.night();
    expect((await desk.call('GET', `/candidates/${B}`)).status).toBe(503);
    await desk.world.fault('federation-terminal', 'serviceDown', false);
    await desk.night();
    expect((await desk.candidates()).length).toBe(1);
  }));

  it('instructionLost では送ったことになるが、集約は判断を知らない', () => atDesk(async (desk) => {
    const { candidateKey } = await listed(desk);
    await desk.world.fault('federation-terminal', 'instructionLost', true);
    expect((await desk.instruct('continue', candidateKey)).body['state']).toBe('sent');
    await desk.night();
    expect([(await desk.shown()).map(({ state }) => state), (await desk.candidates())[0]!.state]).toEqual([['listed'], 'instructed']);
  }));

  it.each([['handoverTwice', 2], ['handoverDoubled', 2]] as const)('%s では同じ月が二行になる', (fault, rows) => atDesk(async (desk) => {
    await desk.world.fault('aggregator', fault, true);
    await desk.records(A, 1, { careMonth: '202603' });
    const { candidateKey } = await listed(desk);
    await desk.instruct('continue', candidateKey);
    await desk.night();
    expect((await desk.handovers()).length).toBe(rows);
  }));

  it('continuityResultLost では結果が届かず、handoverWrongId では誰のものでもないIDで渡る', () => atDesk(async (desk) => {
    for (const fault of ['continuityResultLost', 'handoverWrongId']) await desk.world.fault('aggregator', fault, true);
    await desk.records(A, 1, { careMonth: '202603' });
    const { candidateKey, headId } = await listed(desk);
    await desk.instruct('continue', candidateKey);
    await desk.night();
    const [handover] = await desk.handovers();
    expect([(await desk.candidates())[0]!.result, handover!.municipalInsuredId === headId]).toEqual([null, false]);
  }));
});

describe('窓口', () => {
  it('名乗り、その区市町村の鍵を示す相手にだけ応じ、受け取るファイルの名と中身を確かめる', () => atDesk(async (desk) => {
    const asked = async (headers: Readonly<Record<string, string>>, code: string = B) => (await desk.call('GET', `/candidates/${code}`, undefined, headers)).status;
    expect([await asked({}), await asked({ 'x-totsugo-party': 'x', 'x-municipality-key': desk.keyOf(A) }), await asked({ 'x-totsugo-party': 'x', 'x-municipality-key': desk.keyOf(B) }, '999999')]).toEqual([403, 403, 404]);
    const candidate = await listed(desk);
    const file = codecOf(bundledProfile(), continuityCandidate).format({ municipalityCode: B, date: '2026-05-12', seq: 7 }, [{ ...candidate, headName: '別の版', version: 1 }]);
    const put = (name: string, bytes: Uint8Array) => desk.call('PUT', `/deliveries/${B}/${name}`, bytes);
    expect([(await put(file.name, file.bytes)).status, (await put(file.name, file.bytes)).status, (await put(file.name, Buffer.from('x'))).status, (await put('memo.txt', file.bytes)).status]).toEqual([202, 200, 409, 422]);
    expect((await desk.candidates())[0]!.candidate.headName).toBe('見本1');
  }));
});
