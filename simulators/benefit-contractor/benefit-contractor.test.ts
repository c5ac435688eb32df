import { describe, expect, it } from 'vitest';
import { defaultNumberMode, individualNumberOf } from '../../law/check-digits.js';
import { bundle, city, filledIn, sheet, withContractor, type Desk } from './desk.examples.js';

describe('送付票の受け取り', () => {
  it('同じ中身は二度受け取らず、別の中身・名・市区町村・読めない行・大きさ・個人番号は断り、何も取り込まない。届いたものは、個人番号のあるものを除いて、断ったものとして残す', () => withContractor(async (desk) => {
    expect([(await desk.forwards(1, sheet(1))).status, (await desk.forwards(1, sheet(1))).body['duplicate'], (await desk.forwards(1, sheet(2))).body['code']]).toEqual([202, true, 'TSG-G15']);
    const { name, bytes } = bundle(2, [sheet(2)]);
    expect([(await desk.put({ name: 'memo.txt', bytes })).body['code'], (await desk.put({ name: name.replace(city, '131016'), bytes })).body['code'], (await desk.put({ name, bytes: Buffer.from('x') })).body['code']]).toEqual(['TSG-G14', 'TSG-G14', 'TSG-G17']);
    const number = individualNumberOf('10000000001', defaultNumberMode);
    expect((await desk.forwards(2, sheet(2, { readAgainWhy: number }))).body['code']).toBe('TSG-G16');
    const { incidents } = (await desk.call('GET', '/_sim/incidents')).body as { incidents: { name: string }[] };
    expect([incidents.map((one) => one.name), JSON.stringify(incidents).includes(number)]).toEqual([[name], false]);
    await desk.world.setParameters('benefit-contractor', { maximumFileMB: 1 });
    expect((await desk.put({ name, bytes: Buffer.alloc(1024 * 1024 + 1) })).body['code']).toBe('TSG-G18');
    expect(((await desk.call('GET', `/_sim/work/${city}`)).body['papers'] as { paperId: string; dueOn: string }[]).map(({ paperId, dueOn }) => [paperId, dueOn])).toEqual([['S-1', '2026-09-04']]);
    expect((await desk.world.refused.list(0)).map(({ sender, isKept, answer }) => [sender, isKept, answer?.code])).toEqual([
      [city, true, 'TSG-G15'], [city, true, 'TSG-G14'], [city, true, 'TSG-G14'], [city, true, 'TSG-G17'], [city, false, 'TSG-G16'], [city, true, 'TSG-G18'],
    ]);
    await desk.world.setParameters('benefit-contractor', { maximumFileMB: 8 });
    const { bytes: again } = (await desk.world.refused.read(4, { party: 'benefit-contractor', sender: city }))!;
    expect([Buffer.from(again!).toString(), (await desk.put({ name, bytes: again! })).body['code']]).toEqual(['x', 'TSG-G17']);
  }));

  it('ありえない送付票は、すべての項目を一度に挙げて断る', () => withContractor(async (desk) => {
    const told = (answer: { readonly body: Record<string, unknown> }) => [answer.body['code'], (answer.body['issues'] as { line: number; field: string }[]).map(({ line, field }) => `${line} ${field}`)];
    const cells = (name: string, ...lines: readonly string[]) => desk.put({ name, bytes: Buffer.from(lines.join('\n')) });
    const { name, bytes } = bundle(1, [sheet(1), sheet(2), sheet(2)]);
    const lines = Buffer.from(bytes).toString().split('\n');
    const wrong = lines.map((line, i) => (i === 2 ? 'S-1,00000001,202613,見本 花子,2026-10-01,0,0,,2026-09-01' : line));
    expect(told(await cells(name, ...wrong))).toEqual(['TSG-G17', ['3 careMonth', '3 applicantKana', '3 pageCount', '3 attempt', '3 receivedOn', '5 paperId']]);
    expect((await desk.forwards(1, sheet(1), sheet(2, { careMonth: '202612', receivedOn: '2026-09-01' }))).status).toBe(202);
  }));

  it('名乗り、その市区町村の鍵を示す相手にだけ応じ、停止していれば応じない', () => withContractor(async (desk) => {
    const asked = async (headers: Readonly<Record<string, string>>, code = city) => (await desk.call('GET', `/results/${code}`, undefined, headers)).status;
    expect([await asked({}), await asked({ 'x-totsugo-party': 'ward' }), await asked({ ...desk.own, 'x-municipality-key': desk.world.token('GK', '131016') }), await asked(desk.own, '999999'), await asked(desk.own)]).toEqual([403, 403, 403, 404, 200]);
    await desk.fault('serviceDown');
    expect(await asked(desk.own)).toBe(503);
  }));
});

describe('入力', () => {
  it('三開庁日の後の18時に渡り、前の日にはない。束にない申請書は、読めないと言う', () => withContractor(async (desk) => {
    await desk.holds(filledIn(1));
    await desk.forwards(1, sheet(1), sheet(2));
    await desk.evening('2026-09-03');
    expect(await desk.read()).toEqual([]);
    await desk.evening('2026-09-04');
    expect(await desk.read()).toEqual([['S-1 1 0000001 ﾐﾎﾝ ｱ', 'S-2 1 送付票にあるが、束に申請書がない']]);
    await desk.evening('2026-09-07');
    expect((await desk.read()).length).toBe(1);
  }));

  it('休みの日は数えない。金曜の夜の束は水曜に渡る', () => withContractor(async (desk) => {
    await desk.evening('2026-09-04');
    await desk.forwards(1, sheet(1));
    await desk.evening('2026-09-08');
    expect(await desk.names()).toEqual([]);
    await desk.evening('2026-09-09');
    expect((await desk.names()).length).toBe(1);
  }));

  it('読み直しは二回目として渡り、受け取りを告げた入力データは一覧から消えても読める', () => withContractor(async (desk) => {
    await desk.holds(filledIn(1));
    await desk.forwards(1, sheet(1));
    await desk.evening('2026-09-04');
    const [name] = await desk.names();
    const take = async (one: string) => (await desk.call('DELETE', `/results/${city}/${one}`)).status;
    expect([await take(name!), await take(name!), await take('none'), await desk.names(), (await desk.call('GET', `/results/${city}/${name!}`)).status, (await desk.call('GET', `/results/${city}/none`)).status]).toEqual([204, 204, 404, [], 200, 404]);
    await desk.forwards(2, sheet(1, { attempt: 2, readAgainWhy: '申請者の口座ではない' }));
    await desk.evening('2026-09-09');
    expect(await desk.read()).toEqual([['S-1 2 0000001 ﾐﾎﾝ ｱ']]);
  }));
});

describe('障害', () => {
  const after = (fault: string, look: (desk: Desk) => Promise<void>) => withContractor(async (desk) => {
    await desk.holds(filledIn(1), filledIn(2));
    await desk.fault(fault);
    await desk.forwards(1, sheet(1), sheet(2, { pageCount: 2 }));
    await desk.evening('2026-09-04');
    await look(desk);
  });
  it.each([
    ['口座番号の最後の数字を次の数字に読む', 'accountMisread', [['S-1 1 0000002 ﾐﾎﾝ ｱ', 'S-2 1 0000003 ﾐﾎﾝ ｲ']]],
    ['二枚ある申請書だけ、口座が読めない', 'pageDropped', [['S-1 1 0000001 ﾐﾎﾝ ｱ', 'S-2 1 2枚のうち1枚しかない']]],
    ['隣り合う二枚の口座が入れ替わる', 'householdsMixed', [['S-1 1 0000002 ﾐﾎﾝ ｲ', 'S-2 1 0000001 ﾐﾎﾝ ｱ']]],
    ['頼まれていない人の行が混じる', 'otherPerson', [['S-1 1 0000001 ﾐﾎﾝ ｱ', 'S-2 1 0000002 ﾐﾎﾝ ｲ', 'YOSO-0001 1 0000002 ﾐﾎﾝ ｲ']]],
    ['同じ行が、別のファイルで二度渡る', 'twice', [['S-1 1 0000001 ﾐﾎﾝ ｱ', 'S-2 1 0000002 ﾐﾎﾝ ｲ'], ['S-1 1 0000001 ﾐﾎﾝ ｱ', 'S-2 1 0000002 ﾐﾎﾝ ｲ']]],
  ])('%s', (_ja, fault, lines) => after(fault, async (desk) => expect(await desk.read()).toEqual(lines)));
  it('遅れる入力は十四日の後に渡り、前の日にはない', () => after('late', async (desk) => {
    await desk.evening('2026-09-17');
    expect(await desk.names()).toEqual([]);
    await desk.evening('2026-09-18');
    expect((await desk.names()).length).toBe(1);
  }));
  it('停止していれば入力もせず、応じた日に入力する', () => withContractor(async (desk) => {
    await desk.forwards(1, sheet(1));
    await desk.fault('serviceDown');
    await desk.evening('2026-09-04');
    await desk.fault('serviceDown', false);
    expect(await desk.names()).toEqual([]);
    await desk.evening('2026-09-07');
    expect((await desk.names()).length).toBe(1);
  }));
});
