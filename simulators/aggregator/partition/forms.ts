import { z } from 'zod';
import { hubIssueCodes, hubOutcomes } from '../../../contracts/insurer-hub/codes.js';
import { memberChange } from '../../../contracts/insurer-hub/member-change.js';
import { recordSchema } from '../../../contracts/record-schema.js';
import { gives, municipalityPart, type RouteForm } from '../../../contracts/route-form.js';
import { codeSchema } from '../../../contracts/ward.js';

const count = z.int().nullable();
const text = z.string().nullable();
const result = z.object({
  file: z.string(), kind: z.enum(['summary', 'issue']), outcome: codeSchema(hubOutcomes).nullable(), receivedCount: count, storedCount: count, rejectedCount: count,
  code: codeSchema(hubIssueCodes).nullable(), fieldJa: text, historyKey: text, message: text, cure: text,
});
const row = recordSchema(memberChange).omit({ operation: true }).extend({ individualNumber: z.string().describe('個人番号の印'), voided: z.boolean() }).describe(`${memberChange.ja}の項目。個人番号は印`);
const handover = z.object({ seq: z.int(), name: z.string(), rows: z.int(), state: z.enum(['waiting', 'sent', 'refused']), answer: z.string() });
const fileName = 'memberChange_131016_2026-04-01_1.csv';

export const partitionForms = {
  hubResults: {
    params: { code: municipalityPart },
    answers: { 200: gives('古い順。受け取ったファイルごとに集計と指摘', z.object({ results: z.array(result) }), { results: [
      { file: fileName, kind: 'summary', outcome: 'accepted', receivedCount: 1, storedCount: 1, rejectedCount: 0, code: null, fieldJa: null, historyKey: null, message: null, cure: null },
    ] }) },
    refusals: [[404, 'TSG-A01', 'その団体コードの市区町村は、この都道府県にない']],
  },
  partition: {
    ja: '委託区画と、中間サーバーへ渡すファイル', params: { code: municipalityPart },
    answers: { 200: gives('今の委託区画', z.object({ rows: z.array(row), handovers: z.array(handover) }), { rows: [], handovers: [{ seq: 1, name: fileName, rows: 1, state: 'sent', answer: '' }] }) },
    refusals: [[404, 'TSG-A01', 'その団体コードの市区町村は、この都道府県にない']],
  },
} satisfies Readonly<Record<string, RouteForm>>;
