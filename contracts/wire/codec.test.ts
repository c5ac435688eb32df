import { describe, expect, test } from 'vitest';
import { municipalInsuredIds } from '../aggregator/distribution.js';
import { layoutOfFileName } from '../layouts.js';
import { codecOf } from './codec.js';
import { bundledProfile } from './profile.js';

const envelope = { municipalityCode: '131130', date: '2026-04-01', seq: 3 } as const;

describe('同梱のプロファイル', () => {
  const codec = codecOf(bundledProfile(), municipalInsuredIds);
  const records = [{ municipalInsuredId: 'A,"1', personKey: '山田髙', prefecturePersonId: null }];

  test('書いた記録は同じ記録に読み戻せる', () => {
    const file = codec.format(envelope, records);
    expect(codec.parse(file)).toEqual({ envelope, records: [{ line: 3, value: records[0] }], rejected: [], issues: [], count: 1 });
  });

  test('ファイル名から種別がわかる', () => {
    expect(layoutOfFileName(bundledProfile(), codec.fileName(envelope))).toBe('municipalInsuredIds');
    expect(layoutOfFileName(bundledProfile(), '../etc/passwd')).toBeNull();
  });
});
