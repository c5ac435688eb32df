import fc from 'fast-check';
import { it, expect } from 'vitest';
import { addDays } from '../law/day.js';
import { playHere } from '../cli/suite.js';
import { numberOf, resident } from './ward-fixture.js';

const people = ['P-1', 'P-2', 'P-3', 'P-4', 'P-5'];
const born: any = { 'P-4': '2025-04-20', 'P-5': '1950-06-20' };
const described = people.map((personKey, i) => resident(personKey, i + 1, { bornOn: born[personKey] ?? `198${i}-05-05` as any, name: `試験 ${'甲乙丙丁戊'[i]}`, nameKana: `シケン${'アイウエオ'[i]}`, cardUse: i % 2 ? 'registered' : 'none' }));
it('e2e', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const rnd = fc.sample(fc.array(fc.nat(1000), { minLength: 200, maxLength: 200 }), { numRuns: 1, seed })[0]!;
    let k = 0; const pick = <T>(xs: readonly T[]): T => xs[rnd[k++ % 200]! % xs.length]!;
    const some = () => [...new Set([pick(people), pick(people)])];
    const log: any[] = [];
    const scenario: any = { id: 'zz.e2e', ja: 'e2e', level: 'normal', covers: [], basis: [], today: '2025-05-12', needs: [], async play({ ward, overnight, aggregator, now, expect: check }: any) {
      for (let d = 0; d < 8; d++) {
        for (let j = 0; j < 3; j++) {
          const today = now().slice(0, 10); const occurredOn = addDays(today, -(rnd[k++ % 200]! % 14)); const notificationId = `N-${seed}-${d}-${j}`; const base = { notificationId, receivedOn: today, occurredOn };
          const act: any = pick<any>([
            () => ({ act: 'enterNotification', notification: { ...base, kind: 'start', reason: pick(['leaveEmployeeInsurance', 'moveInFromOutside', 'moveInWithinPrefecture']), residents: described, headPersonKey: pick(people), startingPersonKeys: some() } }),
            () => ({ act: 'enterNotification', notification: { ...base, kind: 'start', reason: pick(['leaveEmployeeInsurance', 'moveInFromOutside']), residents: described, headPersonKey: pick(people), startingPersonKeys: some() } }),
            () => ({ act: 'enterNotification', notification: { ...base, kind: 'end', reason: pick(['joinEmployeeInsurance', 'moveOutside', 'moveOutWithinPrefecture', 'death', 'welfareStart']), personKeys: some() } }),
            () => ({ act: 'enterNotification', notification: { ...base, kind: 'household', reason: pick(['headChange', 'householdSplit', 'householdMerge']), personKeys: some(), headPersonKey: pick(people), residents: [] } }),
            () => ({ act: 'enterNotification', notification: { ...base, kind: 'person', reason: pick(['nameChange', 'individualNumberChange', 'specialResidenceStart', 'specialResidenceEnd', 'cardUseCancellation']), personKey: pick(people), name: pick(['試験 己', '試験 庚']), individualNumber: numberOf(100 + rnd[k++ % 200]!), specialResidenceKind: pick(['student', 'institution']) } }),
            () => ({ act: 'voidPeriod', personKey: pick(people), applicationStartOn: occurredOn, why: 'x' }),
            () => ({ act: 'correctIndividualNumber', personKey: pick(people), individualNumber: numberOf(2000 + rnd[k++ % 200]!), why: 'x' }),
          ])();
          const r = await ward.tryAct(act);
          if (r.accepted) log.push([today, act.act, act.notification?.reason ?? act.personKey, act.notification?.occurredOn, act.notification?.personKeys ?? act.notification?.startingPersonKeys ?? act.notification?.personKey, act.notification?.headPersonKey, r.householdKey]);
        }
        await overnight();
      }
      await ward.exportAll();
      await overnight();
      const results = (await ward.batches()).batches;
      for (const b of results) if (b.state !== 'accepted') check('batch', [b.fileNames[0], b.state, b.issueCodes], [], { kind: 'assumed', why: 'x' });
      check('batches', results.every((b: any) => b.state === 'accepted' && b.confirmedBy !== null), true, { kind: 'assumed', why: 'x' });
      for (const b of results) if (b.issueCodes.length) log.push(['codes', b.fileNames[0], b.issueCodes.join(' ')]);
    } };
    const [result] = await playHere([scenario], { sut: 'reference', seed, profile: undefined, municipality: '131032', numberMode: 'shifted:3', workers: 1, store: undefined } as any, () => {});
    if (result!.verdict !== 'pass') console.log(seed, result!.verdict, JSON.stringify(result!.because), JSON.stringify(result!.checks.filter((c: any) => !c.ok)), '\n' + log.map((l) => JSON.stringify(l)).join('\n'));
    else console.log(seed, 'ok', log.length, log.filter((l) => l[0] === 'codes').map((l) => l[2]).join('|'));
  }
  expect(1).toBe(1);
}, 500000);
