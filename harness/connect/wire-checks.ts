import { capabilities } from '../../contracts/ward.js';
import { healthSchema } from '../../contracts/ward-driver.js';
import type { Bench, Demand } from './demand.js';
import { demandThat } from './finding.js';
import { newcomer } from './newcomer.js';

const paths = ['../escaped.csv', '/etc/passwd', '..\\escaped.csv', '.hidden', 'a/../b.csv', 'line\nbreak.csv'];
const textOf = (value: unknown) => JSON.stringify(value);
/** What a driver did not declare is not called, not even wrongly: neither the operation, nor the act or the question that is named. */
function isCalled(operation: string, body: unknown, { able, ableOfKind }: Pick<Bench, 'able' | 'ableOfKind'>): boolean {
  if (operation !== 'act' && operation !== 'query') return true;
  const named = `${operation}.${String((body as { readonly [name: string]: unknown } | null)?.[operation])}`;
  const declared = capabilities.find((capability) => capability === named);
  return declared ? able(declared) : ableOfKind(operation);
}

/** Demands about messages that only a mistaken or hostile client sends. They go below the port, over HTTP or the folder. */
export const wireChecks: readonly Demand[] = [
  {
    id: 'health', ja: '誰が答えているかを言う', cure: 'GET /health に {api, name, version} で答える', needs: [], wire: true,
    async look({ wire }) {
      const said = healthSchema.safeParse((await wire!.send({ operation: 'health' })).body);
      demandThat(said.success, 'health の応答の形が違う');
      return `${said.data.name} ${said.data.version}`;
    },
  },
  {
    id: 'bad-json', ja: '読めない本文は、故障せずに断る', cure: 'JSONの読み取りの失敗を 400 と {code, why, cure} にする', needs: [], wire: true,
    async look({ begin, refuses, able, ableOfKind }) {
      await begin();
      const cases = ([['act', '{"act":'], ['query', 'query=qualification'], ['setClock', '\u0000'], ['reset', '{"a":1}}']] as const).filter(([operation, body]) => isCalled(operation, body, { able, ableOfKind }));
      for (const [operation, body] of cases) await refuses(`読めない本文の ${operation} `, { operation, body });
      return `${cases.length}種を断った`;
    },
  },
  {
    id: 'bad-form', ja: '形の違う届出・照会・日時は、故障せずに断り、何も変えない', cure: '入力を OpenAPI 文書の型で確かめ、422 と issues で断る', needs: [], wire: true,
    async look({ ward, start, begin, refuses, able, ableOfKind, numberMode }) {
      await begin();
      const { act, personKey } = newcomer(20, numberMode);
      const { notification } = act as { notification: Record<string, unknown> };
      const asked = (['qualification', 'household', 'certificates', 'history'] as const).find((query) => able(`query.${query}`)) ?? 'qualification';
      const cases: readonly (readonly [string, string, unknown])[] = [
        ['act', '知らない操作', { act: 'deleteEverything' }], ['act', '届出のない届出入力', { act: 'enterNotification' }], ['act', '空の', {}], ['act', '配列の', []], ['act', 'nullの', null],
        ['act', '暦にない日の', { act: 'enterNotification', notification: { ...notification, occurredOn: '2026-02-30' } }],
        ['act', '知らない事由の', { act: 'enterNotification', notification: { ...notification, reason: 'bored' } }],
        ['act', '人のいない', { act: 'enterNotification', notification: { ...notification, residents: [] } }],
        ['query', '知らない', { query: 'salary', personKey }], ['query', '人を言わない', { query: asked }], ['query', '宛名番号が数の', { query: asked, personKey: 1 }],
        ['act', '誰も直さない個人番号の訂正の', { act: 'correctIndividualNumber', corrections: [], why: '試験' }],
        ['setClock', '時刻のない', { now: '2026-04-01' }], ['reset', '団体コードの短い', { ...start, municipalityCode: '131' }],
      ];
      const called = cases.filter(([operation, , body]) => isCalled(operation, body, { able, ableOfKind }));
      for (const [operation, ja, body] of called) await refuses(`${ja} ${operation} `, { operation, body: textOf(body) });
      if (able('query.qualification')) demandThat(!(await ward.query({ query: 'qualification', personKey })).known, '断ったはずの届出の人が記録された');
      return `${called.length}種を断った`;
    },
  },
  {
    id: 'match-form', ja: '目的や理由を言わない突合結果の調査・閲覧・決定は、資料を見せずに断る', cure: 'by、purpose、why が空か空白だけなら 422 で断る', needs: ['act.openMatchCase', 'act.decideMatch', 'query.matchCase'], wire: true,
    async look({ begin, refuses }) {
      await begin();
      const about = { noticeId: 'doctor-unknown', by: '試験の担当' };
      const cases: readonly (readonly [string, string, unknown])[] = [
        ['act', '目的のない調査の', { act: 'openMatchCase', ...about, purpose: ' ' }], ['act', '理由のない決定の', { act: 'decideMatch', ...about, decision: 'correct', reasonCode: 'other', why: '' }],
        ['query', '目的のない資料の', { query: 'matchCase', ...about, purpose: '' }], ['query', '誰が見るかを言わない資料の', { query: 'matchCase', noticeId: about.noticeId, purpose: '試験' }],
      ];
      for (const [operation, ja, body] of cases) await refuses(`${ja} ${operation} `, { operation, body: textOf(body) });
      return `${cases.length}種を断った`;
    },
  },
  {
    id: 'unknown-job', ja: '知らない業務処理は断る', cure: 'jobs の名前を確かめ、404 か 422 で断る', needs: [], needsKind: 'job', wire: true,
    async look({ begin, refuses }) {
      await begin();
      for (const job of ['dropTables', 'exportchanges', '__proto__']) await refuses(`業務処理 ${job} `, { operation: 'runJob', params: { job } });
      return '3種を断った';
    },
  },
  {
    id: 'unknown-parameter', ja: '知らない設定での reset は断る', cure: 'parameters の名前を確かめ、知らないものがあれば 422 で断る', needs: [], wire: true,
    async look({ start, refuses }) {
      await refuses('知らない設定での reset ', { operation: 'reset', body: textOf({ ...start, parameters: { unheardOfRule: 'x' } }) });
      return '断った';
    },
  },
  {
    id: 'file-names', ja: '道を指すファイル名は断る', cure: 'ファイル名の字を確かめ、/ \\ 制御文字、先頭の「.」のあるものを 422 で断る。名前で手元の道を作らない', needs: [], needsKind: 'files', wire: true,
    async look({ begin, refuses, able }) {
      await begin();
      for (const fileName of paths) {
        if (able('files.incoming')) await refuses(`ファイル名 ${JSON.stringify(fileName)} の配達`, { operation: 'deliver', params: { fileName }, body: new TextEncoder().encode('x') });
        if (!able('files.outgoing')) continue;
        await refuses(`ファイル名 ${JSON.stringify(fileName)} の受け取り`, { operation: 'taken', params: { fileName } });
        await refuses(`ファイル名 ${JSON.stringify(fileName)} の読み出し`, { operation: 'readOutgoing', params: { fileName } });
      }
      return `${paths.length}種を断った`;
    },
  },
];
