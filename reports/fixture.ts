import { createHash } from 'node:crypto';
import { assume, cite } from '../law/define.js';
import type { Check, Exchange, RunResult, ScenarioResult } from '../harness/results.js';

/** A hand-written run for the tests of all formats: one story of each kind of ending, and text that tries to break out. */
export const hostile = '<script>alert(1)</script> ]]> & " \' \u0001\u001b[31m =cmd|\' /C calc\'!A0 𠮷\ue000 \ud800';
/** Twelve digits that belong to nobody: the check digit is shifted. */
export const secretNumber = '123456789021';

const basis = cite('国民健康保険法', '第7条');
const sha = (body: Uint8Array) => createHash('sha256').update(body).digest('hex');

const exchange = (n: number, body: string, rest: Partial<Exchange> = {}): Exchange => {
  const bytes = new TextEncoder().encode(body);
  return {
    n, at: '2025-04-02T20:00', from: '国保システム', to: '国保情報集約システム', what: '資格情報ファイルを送る', layout: null, path: 'POST /files',
    contentType: 'application/json', status: 200, bytes: bytes.length, sha256: sha(bytes), body: bytes, steps: ['A-16'], ...rest,
  };
};
const check = (ja: string, ok: boolean, expected: string, actual: string): Check => ({ ja, ok, expected, actual, basis });

const passing: ScenarioResult = {
  id: 'eligibility.move-in', ja: '県外からの転入は資格取得日から資格を得る', level: 'normal', covers: ['A-03', 'A-16'], basis: [basis, assume('送信は翌日の夜')],
  today: '2025-04-01', endedAt: '2025-04-03T09:30', verdict: 'pass',
  checks: [check('資格取得日が転入日である', true, '2025-04-01', '2025-04-01'), check('氏名が化けない', true, '𠮷田\ue000', '𠮷田\ue000')],
  arrows: [
    { n: 1, at: '2025-04-01T09:30', from: '住民等', to: '国保システム', ja: '転入届を出す', kind: 'step', exchange: null, steps: ['A-03'] },
    { n: 2, at: '2025-04-01T10:00', from: '国保システム', to: '国保システム', ja: '資格を作成した', kind: 'event', exchange: null, steps: ['A-07'] },
    { n: 3, at: '2025-04-01T10:00', from: '業務日時', to: '業務日時', ja: '2025-04-02 09:30 まで進める', kind: 'clock', exchange: null, steps: [] },
    { n: 4, at: '2025-04-02T20:00', from: '国保システム', to: '国保情報集約システム', ja: '資格情報ファイルを送る', kind: 'exchange', exchange: 4, steps: ['A-16'] },
  ],
  exchanges: [exchange(4, JSON.stringify({ individualNumber: secretNumber, name: '𠮷田\ue000', amountYen: 12000 }))],
};

const failing: ScenarioResult = {
  id: 'eligibility.leave-without-notice', ja: `喪失の届出がないまま社保に加入した人を見つける ${hostile}`, level: 'abnormal', covers: ['A-16', 'E-01'], basis: [basis],
  today: '2025-05-01', endedAt: '2025-05-03T09:30', verdict: 'fail', because: '1件の確認が期待と違う', cause: '実装',
  checks: [check('喪失日が加入日である', false, '2025-05-01', `2025-05-02 ${hostile} ${secretNumber}`), check('世帯が残る', true, '1', '1')],
  arrows: [
    { n: 1, at: '2025-05-01T09:30', from: '国保情報集約システム', to: '国保情報集約システム', ja: '処理結果を返さない', kind: 'fault', exchange: null, steps: [] },
    { n: 2, at: '2025-05-01T20:00', from: '国保情報集約システム', to: '国保システム', ja: `結果を配信する ${hostile}`, kind: 'exchange', exchange: 2, steps: ['E-01'] },
    { n: 3, at: '2025-05-02T09:30', from: '職員', to: '職員', ja: '二重加入か → 届出を促す', kind: 'decision', exchange: null, steps: [] },
  ],
  exchanges: [exchange(2, `${hostile}\n20250501${secretNumber}1\n${secretNumber}`, { from: '国保情報集約システム', to: '国保システム', what: '結果を配信する', layout: 'processingResult', path: `../../etc/${secretNumber}.txt`, contentType: 'application/octet-stream' })],
};

const skipped: ScenarioResult = {
  id: 'collection.direct-debit', ja: '口座振替の結果を消し込む', level: 'normal', covers: ['C-01'], basis: [basis], today: '2025-06-01', endedAt: '2025-06-01T09:30',
  verdict: 'skip', because: '接続先にこの操作がない: collection', cause: '設定', checks: [], arrows: [], exchanges: [],
};
const broken: ScenarioResult = {
  ...skipped, id: 'collection.refund', ja: '過誤納付を還付する', level: 'incident', verdict: 'error', because: `何も確かめていない ${secretNumber}`, cause: '試験系',
};
const omitted: ScenarioResult = { id: 'collection.local-tax', ja: '保険税の区市町村だけの規則', level: 'normal', covers: ['C-02'], basis: [basis], today: '2025-06-01', endedAt: '2025-06-01T09:30', verdict: 'omit', because: '保険料方式の団体には当たらない', checks: [], arrows: [], exchanges: [] };

export const fixtureRun: RunResult = {
  tool: 'totsugo', version: '0.1.0', seed: 7, sut: 'reference', store: 'sqlite :memory:',
  profile: { id: 'public-knowledge', sha256: 'ab'.repeat(32), official: false, note: '公開情報に基づくプロファイルであり公式レイアウトではない' },
  numberMode: 'shifted:3',
  suite: { pass: 1, fail: 1, warning: 0, skip: 1, omit: 1, review: 0, error: 1 },
  scenarios: [passing, failing, skipped, broken, omitted],
  parties: [{
    id: 'aggregator', ja: '国保情報集約システム', basis: cite('別添1 事務の内容', '資格継続業務'), limitations: ['画面は持たない', hostile], faults: [['silent', '処理結果を返さない']],
    parameters: [{ name: 'loadAt', ja: '取込の時刻', value: '21:00', basis: assume('公開されていない') }],
  }],
  steps: [
    { id: 'A-03', ja: '資格③', text: '住民等の申請・届出により資格関係情報を取得する', status: 'covered', scenarios: ['eligibility.move-in'], exchanges: 1 },
    { id: 'A-16', ja: '資格⑯', text: '国保情報集約システムへ送る', status: 'covered', scenarios: ['eligibility.move-in', 'eligibility.leave-without-notice'], exchanges: 2 },
    { id: 'C-01', ja: '収納①', text: '口座振替の依頼を送る', status: 'notYet', scenarios: [], exchanges: 0, reason: '収納の相手方がまだない' },
    { id: 'G-01', ja: '提供①', text: '画面の操作だけの工程', status: 'excused', scenarios: [], exchanges: 0, reason: '電文がない' },
  ],
};
