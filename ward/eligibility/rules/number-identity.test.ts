import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../refusals.js';
import { examplesOf } from './examples.js';
import { identityObstacles, numberIdentity } from './number-identity.js';

describe('本人の同一性の判定', () => {
  for (const row of examplesOf(new URL('number-identity.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question = {
        personKey: 'A-1', token: 'MN#0badcafe', isWellFormed: row['isWellFormed'] === '1', holder: row['holder'] || null, twin: row['twin'] || null,
        recorded: row['sameNumber'] === '' ? null : { sameNumber: row['sameNumber'] === '1', sameBirthAndSex: row['sameBirthAndSex'] === '1' },
      };
      expect(numberIdentity.apply(question).outcome).toBe(row['outcome']);
      expect(identityObstacles(question).map((one) => refusalOf(one).code).join(' ')).toBe(row['refusals']);
    });
  }
  it('同じ個人番号が別の宛名番号にあれば、両方の宛名番号を示し、番号そのものは示さない', () => {
    const [found] = identityObstacles({ personKey: 'A-1', token: 'MN#0badcafe', isWellFormed: true, holder: 'B-9', twin: null, recorded: null });
    expect(found).toEqual({ name: 'individualNumberTaken', ja: '個人番号', raw: 'MN#0badcafe', why: '宛名番号 A-1 の個人番号は宛名番号 B-9 で登録されている' });
  });
});
