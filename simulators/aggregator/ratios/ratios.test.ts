import { afterEach, describe, expect, it } from 'vitest';
import { qualificationRatio, type QualificationRatio } from '../../../contracts/aggregator/qualification-ratio.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { bundledProfile } from '../../../contracts/wire/profile.js';
import { openBed, type Bed } from '../../../harness/bed.js';
import { defaultNumberMode } from '../../../law/check-digits.js';
import { municipality } from '../../../law/municipalities.js';
import { storeHome } from '../../../store/homes.js';
import { aggregator } from '../aggregator.js';
import { deskOf } from '../desk.examples.js';
import { A, B, personRow } from '../town.examples.js';

const profile = bundledProfile();
const server = process.env['TOTSUGO_TEST_PG'];
const ratio = (n: number, key: string, wish: Partial<QualificationRatio> = {}): QualificationRatio =>
  ({ insurerNumber: municipality(A).insurerNumber, personKey: `P${n}`, ratioKey: key, validFrom: '2025-08-01', validThrough: '2026-07-31', burdenRatio: '020', operation: 'register', revision: 1, ...wish });

describe.each(['memory', 'postgres'])('集約の負担割合(%s)', (kind) => {
  const check = it.skipIf(kind === 'postgres' && !server);
  let bed: Bed;
  afterEach(async () => {
    if (!bed) return;
    for (const id of await bed.worlds()) if (id === `ratios-${process.pid}`) await bed.drop(id);
    await bed.close();
  });
  async function opened() {
    bed = await openBed({ home: await storeHome(kind === 'memory' ? undefined : server), profile, simulators: [aggregator] });
    const world = await bed.create({ id: `ratios-${process.pid}`, seed: 1, now: '2025-08-12T18:00', numberMode: defaultNumberMode });
    const desk = deskOf(world, profile);
    const people = [personRow(A, { n: 1, bornOn: '1953-01-05' }), personRow(A, { n: 2, bornOn: '1953-01-06' })];
    const put = (seq: number, rows: readonly QualificationRatio[]) => desk.put(A, codecOf(profile, qualificationRatio).format({ municipalityCode: A, date: desk.today(), seq }, rows));
    return {
      world, desk, people, put,
      /** A batch of three files, loaded; what the screen says of it. */
      async sends(seq: number, rows: readonly QualificationRatio[], persons = people) {
        await put(seq, rows);
        await desk.send(A, seq, persons);
        await desk.overnight();
        const result = (await desk.json('GET', `/municipalities/${A}/results`)).body.results.at(-1);
        return `${result.outcome} ${result.receivedCount}=${result.loadedCount}+${result.rejectedCount} ${result.issueCodes.join(' ')}`.trim();
      },
      ratiosOf: async (n: number) => (await desk.view(A, `P${n}`)).ratios.map(({ validFrom, validThrough, burdenRatio }: Record<string, string>) => `${validFrom}〜${validThrough} ${burdenRatio}`),
    };
  }

  check('世帯・個人と同じ送信の負担割合が登録され、同じ送信を繰り返しても替わらない', async () => {
    const { sends, ratiosOf } = await opened();
    expect(await sends(1, [ratio(1, 'R1'), ratio(2, 'R2', { burdenRatio: '030' })])).toBe('accepted 6=6+0');
    expect(await sends(2, [ratio(1, 'R1'), ratio(2, 'R2', { burdenRatio: '030' })])).toBe('accepted 6=6+0');
    expect([await ratiosOf(1), await ratiosOf(2)]).toEqual([['2025-08-01〜2026-07-31 020'], ['2025-08-01〜2026-07-31 030']]);
  });

  check('負担割合のファイルを伴わない送信は、割合に触れない', async () => {
    const { sends, desk, people, ratiosOf } = await opened();
    await sends(1, [ratio(1, 'R1')]);
    await desk.send(A, 2, people);
    await desk.overnight();
    expect(await ratiosOf(1)).toEqual(['2025-08-01〜2026-07-31 020']);
  });

  check('無効化された行は効かず、古い版が後から届いても戻らない', async () => {
    const { sends, ratiosOf } = await opened();
    await sends(1, [ratio(1, 'R1')]);
    await sends(2, [ratio(1, 'R1', { operation: 'void', revision: 2 }), ratio(1, 'R2', { burdenRatio: '030' })]);
    expect(await ratiosOf(1)).toEqual(['2025-08-01〜2026-07-31 030']);
    await sends(3, [ratio(1, 'R1')]);
    expect(await ratiosOf(1)).toEqual(['2025-08-01〜2026-07-31 030']);
  });

  check('知らない人、ほかの保険者番号、逆さの日付は拒み、その世帯の記録ごと登録しない', async () => {
    const { sends, desk, ratiosOf } = await opened();
    expect(await sends(1, [ratio(9, 'R9'), ratio(1, 'R1', { validThrough: '2025-07-31' }), ratio(2, 'R2')])).toBe('partial 7=3+4 E206 E707');
    expect((await desk.view(A, 'P1')).known).toBe(false);
    expect(await ratiosOf(2)).toEqual(['2025-08-01〜2026-07-31 020']);
    expect(await sends(2, [ratio(1, 'R1', { insurerNumber: municipality(B).insurerNumber })])).toBe('partial 5=2+3 E305');
  });

  check('世帯が拒まれた人の割合も登録しない', async () => {
    const { sends, people, ratiosOf } = await opened();
    expect(await sends(1, [ratio(1, 'R1'), ratio(2, 'R2')], [{ ...people[0]!, individualNumber: '123456789012' }, people[1]!])).toBe('partial 6=3+3 E401');
    expect(await ratiosOf(2)).toEqual(['2025-08-01〜2026-07-31 020']);
  });

  check('負担割合だけの送信は、対がないので受け付けない', async () => {
    const { put, desk } = await opened();
    await put(1, [ratio(1, 'R1')]);
    await desk.overnight();
    expect((await desk.results(A)).map(({ outcome, issueCodes }) => [outcome, ...issueCodes])).toEqual([['rejected', 'E107']]);
  });

  check('同じ日に二つあれば指摘し、設定があれば処理結果でも知らせる', async () => {
    const { sends, world, desk } = await opened();
    const doubled = [ratio(1, 'R1', { validFrom: '2024-08-01', validThrough: '2025-07-31', burdenRatio: '030' }), ratio(1, 'R2'), ratio(1, 'R3', { burdenRatio: '030' })];
    const ownFindings = async () => (await desk.findings()).filter(({ code }: { code: string }) => code !== 'E705').map(({ code, personKey, municipalityCode }: Record<string, string>) => [code, personKey, municipalityCode]);
    expect(await sends(1, doubled)).toBe('accepted 7=7+0');
    expect(await ownFindings()).toEqual([['E702', 'P1', A], ['W703', 'P1', A]]);
    await world.setParameters('aggregator', { tellRatioDoubles: true });
    expect(await sends(2, doubled)).toBe('accepted 7=7+0 E702 W703');
    await sends(3, [ratio(1, 'R2', { operation: 'void', revision: 2 })]);
    expect(await ownFindings()).toEqual([]);
  });
});
