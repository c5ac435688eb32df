import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assume } from '../law/define.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import { capabilities, type Capability, type Ward } from '../contracts/ward.js';
import { aggregator } from '../simulators/aggregator/aggregator.js';
import { dataLinkPc } from '../simulators/data-link-pc/data-link-pc.js';
import { residents } from '../simulators/residents/residents.js';
import { inMemory } from '../store/sqlite.js';
import { openBed, type Bed } from './bed.js';
import { paperWard } from './connect/fixtures/paper-ward.js';
import type { ScenarioResult } from './results.js';
import type { NewNotification, Scenario, Scene } from './scene.js';
import { tell } from './tell.js';

vi.setConfig({ testTimeout: 30_000 });
let bed: Bed;
beforeAll(async () => { bed = await openBed({ home: inMemory(), profile: bundledProfile(), simulators: [residents, dataLinkPc, aggregator] }); });
afterAll(() => bed.close());

const basis = assume('試験のため');
const few: readonly Capability[] = ['act.enterNotification', 'query.qualification'];
/** A paper ward that writes down what it is asked, and the verdict over one story played with it. */
async function told(play: Scenario['play'], { needs = few, behind: paper = paperWard() }: { readonly needs?: readonly Capability[]; readonly behind?: Ward } = {}): Promise<{ readonly result: ScenarioResult; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const ward: Ward = {
    ...paper,
    act: (act) => { asked.push(`act.${act.act}`); return paper.act(act); },
    run: (job) => { asked.push(`job.${job}`); return paper.run(job); },
    outgoing: async () => { asked.push('files.outgoing'); return []; },
    deliver: (file) => { asked.push('files.incoming'); return paper.deliver(file); },
    query: (query) => { asked.push(`query.${query.query}`); return paper.query(query); },
  };
  const story: Scenario = { id: 'eligibility.made-up', ja: '作り話', level: 'normal', covers: [], basis: [basis], today: '2026-05-11', needs, play };
  const result = await tell(story, { bed, ward, capabilities, seed: 1, numberMode: { kind: 'shifted', by: 3 }, municipalityCode: '131032' });
  return { result, asked };
}

const starts = ({ people }: Scene): NewNotification => {
  const { residents: all, head, insuredKeys } = people.household('見本の家');
  return { kind: 'start', reason: 'leaveEmployeeInsurance', occurredOn: '2026-05-11', residents: [...all], headPersonKey: head.personKey, startingPersonKeys: [...insuredKeys] };
};
/** The paper ward knows nobody of that 宛名番号 and refuses. */
const stranger: NewNotification = { kind: 'end', reason: 'joinEmployeeInsurance', occurredOn: '2026-05-11', personKeys: ['0000000000'] };
const refusal = '「届出入力 N-001 社保加入」が受け付けられなかった: 宛名番号 適用中でない人がいる(TSG-X04)';

test('受け付けられるはずの届出が断られたら、物語はそこで終わり、区の理由とともに不適合になる', async () => {
  const { result, asked } = await told(async (scene) => {
    await scene.residents.notify(stranger);
    await scene.ward.qualification(scene.people.household('見本の家').head);
    scene.expect('届く', true, true, basis);
  });
  expect(result).toMatchObject({ verdict: 'fail', cause: '実装', because: refusal, checks: [] });
  expect(asked).toEqual(['act.enterNotification']);
});

test('後の日に出すと決めた届出が断られても、その日に物語は終わる', async () => {
  const { result } = await told(async (scene) => {
    await scene.residents.plan(stranger, '2026-05-12');
    scene.expect('まだ出ていない', true, true, basis);
    await scene.advance('2026-05-14');
    scene.expect('届く', true, true, basis);
  });
  expect(result).toMatchObject({ verdict: 'fail', cause: '実装', because: refusal, endedAt: '2026-05-12T10:00' });
  expect(result.checks).toHaveLength(1);
});

test('断られるかを試す届出の答えは、物語が自分で確かめる', async () => {
  const { result } = await told(async (scene) => {
    const refused = await scene.residents.tryNotify(stranger);
    scene.expect('断られ、理由がある', [refused?.accepted, refused?.refusals.map(({ code }) => code)], [false, ['TSG-X04']], basis);
    scene.expect('次の届出は受け付ける', (await scene.residents.notify(starts(scene))).accepted, true, basis);
  });
  expect(result).toMatchObject({ verdict: 'pass', checks: [{ ok: true }, { ok: true }] });
});

test('二度出される届出の二度目も、試すと言った届出のうちに入る', async () => {
  const story = (told: 'notify' | 'tryNotify') => async (scene: Scene) => {
    await scene.fault('residents', 'twice');
    scene.expect('一度目は受け付ける', (await scene.residents[told](starts(scene)))?.accepted, true, basis);
    await scene.advance('2026-05-14');
  };
  const onlyOnce = (): Ward => {
    const paper = paperWard();
    let isFirst = true;
    return { ...paper, act: async (act) => {
      if (!isFirst) return { accepted: false, decisions: [], householdKey: null, refusals: [{ code: 'X1', ja: '届出', raw: '', why: 'もう入っている', cure: '見直す' }] };
      isFirst = false;
      return paper.act(act);
    } };
  };
  expect((await told(story('tryNotify'), { behind: onlyOnce() })).result.verdict).toBe('pass');
  expect((await told(story('notify'), { behind: onlyOnce() })).result).toMatchObject({ verdict: 'fail', because: '「届出入力 N-001-again 社保離脱」が受け付けられなかった: 届出 もう入っている(X1)' });
});

test('取り下げられて窓口に来ない届出は、受け付けも拒みもされない', async () => {
  const withdrawn = (told: 'notify' | 'tryNotify') => async (scene: Scene) => {
    await scene.fault('residents', 'withdrawn');
    scene.expect('窓口に来ない', await scene.residents[told](starts(scene)), null, basis);
  };
  expect((await told(withdrawn('tryNotify'))).result.verdict).toBe('pass');
  expect((await told(withdrawn('notify'))).result).toMatchObject({ verdict: 'error', cause: '試験系', because: expect.stringContaining('TSG-S09') as string });
});

test('needs にない操作は、接続先にできることでも、日々の処理で呼ばれない', async () => {
  const daily = async (scene: Scene) => {
    await scene.residents.notify(starts(scene));
    await scene.overnight();
    await scene.overnight();
    scene.expect('記録がある', (await scene.ward.qualification(scene.people.household('見本の家').head)).known, true, basis);
  };
  const all = await told(daily, { needs: [...few, 'job.checkAges', 'job.exportChanges', 'files.outgoing'] });
  expect([all.result.verdict, [...new Set(all.asked)].sort()]).toEqual(['pass', ['act.enterNotification', 'files.outgoing', 'job.checkAges', 'job.exportChanges', 'query.qualification']]);
  const some = await told(daily);
  expect([some.result.verdict, [...new Set(some.asked)].sort()]).toEqual(['pass', ['act.enterNotification', 'query.qualification']]);
});

test('needs に書かずに呼んだ操作は、接続先へ届かず、シナリオの誤りになる', async () => {
  const { result, asked } = await told(async (scene) => { await scene.ward.exportAll(); });
  expect(result).toMatchObject({ verdict: 'error', cause: '試験系', because: 'TSG-S08: シナリオの needs にない操作 job.exportAll を呼ぼうとした。シナリオの needs にその操作を書き足す' });
  expect(asked).toEqual([]);
});
