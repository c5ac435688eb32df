import { z } from 'zod';
import { gives, givesNothing, json, type Part, type RefusalForm, type RouteForm } from '../contracts/route-form.js';
import { momentSchema } from '../contracts/ward.js';
import { at, isDay, type Moment } from '../law/day.js';
import { stopping } from './doors.js';

const worldName = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,59}$/, { error: '英数字と - で60文字まで' }).describe('世界の名前');
const moment = z.string().describe('業務日時 YYYY-MM-DDTHH:MM。日付だけなら 09:30').transform((text, context): Moment => {
  if (isDay(text)) return at(text, '09:30');
  if (isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10))) return text as Moment;
  context.addIssue('YYYY-MM-DD か YYYY-MM-DDTHH:MM で書く');
  return z.NEVER;
});
export const start = z.strictObject({ id: worldName, seed: z.int().default(1).describe('識別、障害、個人番号の記号を決める種'), now: moment });
export const advance = z.strictObject({ advanceTo: moment });
export const copy = z.strictObject({ to: worldName.describe('写しの名前') });
export const journalQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });

export const worldPart: Part = { ja: '世界の名前', schema: worldName, example: 'main' };
const ofWorld = { world: worldPart };
const url = z.string().describe('関係者の道の始まり。この後に /{関係者}');
const world = z.object({ id: worldName, seed: z.int(), now: momentSchema, url });
const example = { id: 'lesson', seed: 1, now: '2026-04-01T09:30', url: 'http://127.0.0.1:4600/w/lesson' };
const clock = z.object({ now: momentSchema });
const entry = z.object({
  n: z.int().min(1), at: momentSchema, from: z.string(), to: z.string(), ja: z.string(), kind: z.enum(['step', 'exchange', 'event', 'fault', 'clock', 'decision']),
  exchange: z.int().nullable().describe('やりとりの番号。やりとりでなければ null'), steps: z.array(z.string()).describe('実現した別添1の手順'),
});
const exists: RefusalForm = [400, 'TSG-W01', 'その名前の世界はもうある'];
const wrongForm: RefusalForm = [400, 'TSG-H400', '入力が決まりに合わない'];

export const officeForms = {
  list: { ja: '世界の一覧', answers: { 200: gives('名前の順', z.object({ worlds: z.array(world) }), { worlds: [example] }) } },
  create: {
    ja: '世界を作る', body: json(start, { id: 'lesson', seed: 1, now: '2026-04-01' }), answers: { 201: gives('作った', world, example) }, refusals: [wrongForm, exists],
  },
  drop: { ja: '世界を消す', params: ofWorld, answers: { 204: givesNothing('消した') } },
  clock: { ja: '業務日時', params: ofWorld, answers: { 200: gives('今の業務日時', clock, { now: '2026-04-01T09:30' }) } },
  advance: {
    ja: '業務日時を進め、期日の来た定時処理を順に行う', params: ofWorld, body: json(advance, { advanceTo: '2026-04-02' }), answers: { 200: gives('進めた後の業務日時', clock, { now: '2026-04-02T09:30' }) },
    refusals: [wrongForm, [400, 'TSG-C01', '業務日時は戻せない'], stopping],
  },
  fork: {
    ja: '世界を写す(保存・分岐・復元)', params: ofWorld, body: json(copy, { to: 'lesson-saved' }),
    detail: '写しは一つの瞬間のもの。答えた要求はすべて入り、途中の要求は、入るなら全部が入る。写しの間、定時処理は待つ。',
    answers: { 201: gives('写した', world, { ...example, id: 'lesson-saved', url: 'http://127.0.0.1:4600/w/lesson-saved' }) }, refusals: [wrongForm, exists],
  },
  journal: {
    ja: '出来事の記録(500件まで)', params: ofWorld, query: { after: { ja: 'この番号より後', schema: z.string().regex(/^\d+$/), example: '0' } }, refusals: [wrongForm],
    answers: { 200: gives('起きた順', z.object({ entries: z.array(entry) }), { entries: [{ n: 1, at: '2026-04-01T09:30', from: 'データ連携用PC', to: 'データ連携用PC', ja: '障害: 二重送信', kind: 'fault', exchange: null, steps: [] }] }) },
  },
} satisfies Readonly<Record<string, RouteForm>>;
