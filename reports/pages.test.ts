import { expect, test } from 'vitest';
import { record } from '../contracts/define.js';
import { certain, digits, text } from '../contracts/fields.js';
import { assume, cite, unknownYet } from '../law/define.js';
import { catalogue } from './catalogue.js';
import { coveragePage } from './coverage-page.js';
import type { Holdings } from './holdings.js';
import { limitations } from './limitations.js';

const holdings: Holdings = {
  scenarios: [{ id: 'eligibility.birth', ja: '出生の日に資格を取る', level: 'normal', covers: ['E-1-1'], basis: [assume('届出は翌日')] }],
  layouts: [{ direction: 'wardToParty', definition: record({ id: 'birthNotice', ja: '出生連絡', basis: cite('別添1', '1-①'), steps: ['E-1-1'], fields: { insurerNumber: certain(digits('保険者番号', 6)), note: text('備|考', 10) } }) }],
  profile: { id: 'public-knowledge/x@1.0.0', note: '公式のレイアウトではない' },
  parties: [{ id: 'bank', ja: '銀行', basis: unknownYet('様式'), limitations: ['休日は <b> ない'], faults: [['late', '遅れる']], parameters: [{ name: 'days', ja: '日数', value: '7', basis: assume('一週間') }] }],
  rules: [{ id: 'birthDay', ja: '出生の日', basis: cite('国民健康保険法', '7条'), outcomes: { acquires: '取得', nothing: '何もしない' } }],
  choices: [{ name: 'koukiLossRule', ja: '75歳の喪失日', basis: assume('市により違う'), choices: ['birthday', 'dayAfterBirthday'] }],
  issueCodes: [['E101', 'ファイル名が違う']],
};

test('目録は、シナリオ・電文の項目・障害・規則・設定を根拠とともに載せる', () => {
  const page = catalogue(holdings);
  for (const line of [
    '| `eligibility.birth` | 出生の日に資格を取る | 正常 | E-1-1 |', '`birthNotice` · 区 → 集約 · 手順 E-1-1 · 根拠: 別添1 1-①', '| ● | 保険者番号 | `insurerNumber` | 数字6桁 | 必須 |', '| △ | 備\\|考 | `note` | 文字列(10) | 必須 |',
    '| `late` | 遅れる |', '| `days` | 日数 | `7` | 仮定: 一週間 |', '| `birthDay` | 出生の日 | 取得 / 何もしない | 国民健康保険法 7条 |', '| `koukiLossRule` | 75歳の喪失日 | **birthday** / dayAfterBirthday | 仮定: 市により違う |', '| `E101` | ファイル名が違う |',
  ]) expect(page.split('\n')).toContain(line);
});

test('限界は、実物との違いと、仮定と、答えのないことを分けて載せ、記号は文字のまま出す', () => {
  const page = limitations(holdings);
  const [assumed, unknown] = [page.slice(page.indexOf('## 仮定')), page.slice(page.indexOf('## 公開資料に'))];
  expect(page).toContain('- 休日は &lt;b&gt; ない');
  expect(assumed.slice(0, assumed.indexOf('## 公開資料に')).match(/^\| (シナリオ|銀行|区の設定).*$/gm)).toEqual(['| シナリオ eligibility.birth | 届出は翌日 |', '| 銀行: 日数 | 一週間 |', '| 区の設定 75歳の喪失日 | 市により違う |']);
  expect(unknown).toContain('| 銀行 | 様式 |');
});

test('手順の頁は、通るシナリオか、まだない理由を載せる', () => {
  const row = { ja: '集約1-①', text: '届出を入手する', scenarios: [], exchanges: 0, status: 'notYet' as const };
  const page = coveragePage(holdings, [{ ...row, id: 'E-1-1', reason: '使わない' }, { ...row, id: 'B-01', reason: 'not yet: 給付をまだ作っていない' }]);
  expect(page).toContain('の2手順のうち、通ると述べるシナリオがあるもの 1。');
  expect(page).toContain('| E-1-1 | 集約1-① | 届出を入手する | `eligibility.birth` |');
  expect(page).toContain('| B-01 | 集約1-① | 届出を入手する | not yet: 給付をまだ作っていない |');
});
