import { describe, expect, it } from 'vitest';
import type { Day } from '../../../law/define.js';
import { certificateKind, documentsFor } from './certificate.js';
import { dayOrNull, examplesOf } from './examples.js';

describe('証類の判定', () => {
  for (const row of examplesOf(new URL('certificate.examples.csv', import.meta.url))) {
    it(row['備考']!, () => {
      const question = {
        bornOn: row['bornOn'] as Day, on: row['on'] as Day, cardUse: row['cardUse'] as 'none', cancellationAskedOn: dayOrNull(row['cancellationAskedOn']!), usableThrough: dayOrNull(row['usableThrough']!),
        elderlyCertificateMode: row['elderlyCertificateMode'] as 'separate', validity: { certificateValidity: row['certificateValidity'] as '07-31', koukiLossRule: 'birthday' as const },
      };
      const documents = documentsFor(question);
      expect(documents.map(({ kind, validThrough }) => [kind, validThrough].filter(Boolean).join(' ')).join(';')).toBe(row['documents']);
      expect(certificateKind.apply(question).outcome).toBe(documents[0]!.kind);
    });
  }
});
