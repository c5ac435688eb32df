import { createHash } from 'node:crypto';
import { cite, derive } from '../law/define.js';
import type { Moment } from '../law/day.js';
import { processingResult } from '../contracts/aggregator/distribution.js';
import { qualificationHousehold, qualificationPerson, type QualificationPerson } from '../contracts/aggregator/qualification.js';
import { codecOf } from '../contracts/wire/codec.js';
import { bundledProfile } from '../contracts/wire/profile.js';
import type { Arrow, Exchange, RunResult, ScenarioResult } from '../harness/results.js';
import { fixtureRun } from './fixture.js';

/** A run as large as the whole suite: sixty stories of fifteen exchanges with real interface files. */
const profile = bundledProfile();
const ward = '国保システム';
const aggregator = '国保情報集約システム';
const pc = 'データ連携用PC';

const person = (story: number, n: number): QualificationPerson => ({
  individualNumber: String(100_000_000_000 + story * 7919 * 97 + n * 31).padStart(12, '0'), insurerNumber: '138016', householdKey: `01-${String(story).padStart(7, '0')}`, personKey: `P${story}-${n}`, branchNumber: String(n % 100).padStart(2, '0'),
  name: ['髙橋 𠮷郎', '山﨑 葛子', '渡邊 亮介', '齋藤 美咲'][n % 4]!, nameKana: ['タカハシ キチロウ', 'ヤマザキ ツルコ', 'ワタナベ リョウスケ', 'サイトウ ミサキ'][n % 4]!,
  bornOn: '1980-04-01', sex: n % 2 === 0 ? '1' : '2', address: `東京都千代田区霞が関${story}丁目${n}番地`, memberKind: n === 0 ? 'head' : 'member', relationship: n === 0 ? '本人' : '妻',
  periodKey: `K${story}-${n}`, applicationStartOn: '2025-04-01', applicationStartReason: 'leaveEmployeeInsurance', applicationEndOn: null, applicationEndReason: null, acquiredOn: '2025-04-01', acquisitionReason: 'leaveEmployeeInsurance',
  lostOn: null, lossReason: null, specialResidenceKind: null, changeReason: null, cardUseCancellation: false, isNotDisclosed: false, selfInfoBlocked: false, municipalInsuredId: null, operation: 'register', revision: 1,
});

function filesOf(story: number, n: number): { name: string; bytes: Uint8Array; layout: string } {
  const envelope = { municipalityCode: '131016', date: '2025-04-02', seq: n + 1 } as const;
  if (n % 3 === 0) return { ...codecOf(profile, qualificationPerson).format(envelope, Array.from({ length: 1 + (n % 4) }, (_, i) => person(story, i))), layout: 'qualificationPerson' };
  if (n % 3 === 1) return { ...codecOf(profile, qualificationHousehold).format(envelope, [{ insurerNumber: '138016', householdKey: `01-${String(story).padStart(7, '0')}`, headPersonKey: `P${story}-0`, headKind: 'insured', changeOn: '2025-04-01', changeReason: 'leaveEmployeeInsurance', householdAddress: '東京都千代田区霞が関1丁目', operation: 'register', revision: n }]), layout: 'qualificationHousehold' };
  return { ...codecOf(profile, processingResult).format(envelope, [{ rowKind: 'summary', batchId: `B${story}-${n}`, outcome: 'accepted', receivedCount: 2, loadedCount: 2, rejectedCount: 0, code: null, severity: null, fileName: null, line: null, byte: null, fieldJa: null, personKey: null, message: null, cure: null }]), layout: 'processingResult' };
}

const momentOf = (n: number) => `2025-04-${String(1 + Math.floor(n / 5)).padStart(2, '0')}T${n % 5 < 2 ? '09:30' : '20:00'}` as Moment;

function storyOf(story: number): ScenarioResult {
  const arrows: Arrow[] = [];
  const exchanges: Exchange[] = [];
  const push = (arrow: Omit<Arrow, 'n' | 'at' | 'steps' | 'exchange'> & { readonly exchange?: number }) => arrows.push({ n: arrows.length + 1, at: momentOf(arrows.length), steps: [], exchange: null, ...arrow });
  push({ from: '住民等', to: ward, kind: 'step', ja: '勤め先をやめたので国保に入る届出を窓口に出す(資格喪失証明書を添える)' });
  push({ from: '職員', to: '職員', kind: 'decision', ja: '届出の遅れに正当な理由があるか → ない' });
  push({ from: ward, to: ward, kind: 'event', ja: '資格取得日を令和7年4月1日とし、資格確認書の交付を決めた' });
  if (story % 7 === 0) push({ from: pc, to: pc, kind: 'fault', ja: '送信中に回線が切れる' });
  push({ from: '業務日時', to: '業務日時', kind: 'clock', ja: '2025-04-02 09:30 まで進める' });
  for (let n = 0; n < 15; n += 1) {
    const file = n % 5 === 4 ? { name: `GET /dates/${story}`, bytes: Buffer.from(JSON.stringify({ personKey: `P${story}-${n}`, individualNumber: person(story, n).individualNumber, periods: [{ acquiredOn: '2025-04-01', lostOn: null }], note: '確認済み' })), layout: null } : filesOf(story, n);
    const route: readonly [string, string] = n % 4 === 0 ? [ward, pc] : n % 4 === 1 ? [pc, aggregator] : n % 4 === 2 ? [aggregator, pc] : [pc, ward];
    const what = ['資格情報(個人)ファイルを送る', '資格情報(世帯)ファイルを送る', '処理結果を受け取る'][n % 3]!;
    push({ from: route[0], to: route[1], kind: 'exchange', ja: what, exchange: arrows.length + 1 });
    exchanges.push({
      n: arrows.length, at: arrows.at(-1)!.at, from: route[0], to: route[1], what, layout: file.layout, path: file.name, contentType: file.layout ? 'application/octet-stream' : 'application/json',
      status: story % 9 === 0 && n === 3 ? 503 : 200, bytes: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex'), body: file.bytes, steps: ['A-16'],
    });
  }
  const bad = story % 13 === 5;
  return {
    id: `${['eligibility', 'continuation', 'assessment', 'benefit', 'collection'][Math.floor(story / 12)]}.story-${story}`,
    ja: `${['社保をやめた人は、届出が遅れても資格取得日にさかのぼって資格を得る', '県内で引っ越しても資格は続き、取得日は変わらない', '双子を取り違えて登録したら、突合で見つかり無効化して直せる'][story % 3]}(その${story})`,
    level: (['normal', 'abnormal', 'incident'] as const)[story % 3]!, covers: ['A-03', 'A-04', 'A-16'], basis: [cite('国民健康保険法', '第7条・第8条'), derive('資格の届出は14日以内(施行規則2条)')],
    today: '2025-04-01', endedAt: momentOf(arrows.length), verdict: bad ? 'fail' : 'pass', ...(bad ? { because: '1件の確認が期待と違う', cause: '実装' as const } : {}),
    checks: [
      { ja: '資格取得日が離脱の日である', ok: true, expected: '2025-04-01', actual: '2025-04-01', basis: cite('国民健康保険法', '第7条') },
      { ja: '集約の資格取得年月日と市区町村の資格取得日が同じになる', ok: !bad, expected: '{"acquiredOn":"2025-04-01","lostOn":null,"continuity":"continued"}', actual: bad ? '{"acquiredOn":"2025-04-15","lostOn":null,"continuity":"new"}' : '{"acquiredOn":"2025-04-01","lostOn":null,"continuity":"continued"}', basis: cite('別添1 事務の内容', '資格継続業務 2-④') },
      { ja: '確認事項がない', ok: true, expected: '[]', actual: '[]', basis: derive('指摘のない処理結果') },
    ],
    arrows, exchanges,
  };
}

const stories = Array.from({ length: 60 }, (_, story) => storyOf(story));
export const largeRun: RunResult = {
  ...fixtureRun, profile: { id: profile.id, sha256: profile.sha256, official: false, note: profile.note }, scenarios: [...fixtureRun.scenarios, ...stories],
  suite: { pass: 1 + stories.filter(({ verdict }) => verdict === 'pass').length, fail: 1 + stories.filter(({ verdict }) => verdict === 'fail').length, warning: 0, skip: 1, omit: 1, review: 0, error: 1 },
};
