import { cite } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { text } from '../fields.js';
import { residentAnswer, residentEnquiry } from './identity.js';

const basis = cite('別添1 事務の内容', '資格⑧ 住登外者の住民票関係情報を住基ネット経由で取得する');

/** 本人確認情報の照会 by a ward about somebody who is not in its own 住民記録: who asks and what for stands in every row. */
export const residentLookup = record({
  id: 'residentLookup',
  ja: '住登外者の本人確認情報の照会',
  basis,
  between: ['ward', 'juki-net'],
  steps: ['A-08', 'B-02', 'C-02'],
  fields: { ...residentEnquiry.fields, purpose: text('照会の目的', 200), actor: text('操作者', 60) },
});
export type ResidentLookup = RecordOf<typeof residentLookup>;

/** The answer: one row, or one a person when several fit. It is a snapshot of the day of asking; what happens later is not pushed. */
export const residentLookupAnswer = record({ id: 'residentLookupAnswer', ja: '住登外者の本人確認情報の回答', basis, between: ['juki-net', 'ward'], steps: ['A-08', 'B-02', 'C-02'], fields: residentAnswer.fields });
export type ResidentLookupAnswer = RecordOf<typeof residentLookupAnswer>;

export const lookupRecords = [residentLookup, residentLookupAnswer] as const;
