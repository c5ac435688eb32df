import { expect, test } from 'vitest';
import { assume, cite, unknownYet } from '../law/define.js';
import { wardAssumptions, wardCatalogue, type WardHoldings } from './ward-catalogue.js';

const holdings: WardHoldings = {
  scenarios: [{ id: 'eligibility.birth', ja: '出生の日に資格を取る', level: 'normal', basis: [assume('届出は翌日'), cite('別添1', '1-①')] }],
  days: [{ id: 'birth', ja: '出生', effect: '取得', shift: 'sameDay', basis: unknownYet('夜中の出生') }],
  rules: [{ id: 'birthDay', ja: '出生の|日', basis: cite('国民健康保険法', '7条'), outcomes: { acquires: '取得', nothing: '何もしない' } }],
  choices: [{ name: 'koukiLossRule', ja: '75歳の喪失日', basis: assume('市により違う'), choices: ['birthday', 'dayAfterBirthday'] }],
  issueCodes: [['E101', 'ファイル名が違う']],
  values: [{ ja: '軽減判定基準(2022-04-01 から)', basis: assume('確かめていない') }, { ja: '賦課限度額(2026-04-01 から)', basis: cite('施行令', '29条の7') }],
};

test('日・規則・設定・指摘コード・シナリオを、根拠とともに一行ずつ載せる', () => {
  const lines = wardCatalogue(holdings).split('\n').filter((line) => line.startsWith('| ') && !line.includes('識別子') && !line.startsWith('| --'));
  expect(lines).toEqual([
    '| 出生 | `birth` | 取得 | 事実発生日 | 公開資料に答えなし: 夜中の出生 |', '| 出生の\\|日 | `birthDay` | 取得 / 何もしない | 国民健康保険法 7条 |',
    '| 75歳の喪失日 | `koukiLossRule` | **birthday** / dayAfterBirthday | 仮定: 市により違う |', '| 符号 | 意味 |', '| `E101` | ファイル名が違う |',
    '| 出生の日に資格を取る | `eligibility.birth` | 正常 | 仮定: 届出は翌日 / 別添1 1-① |',
  ]);
});

test('仮定と答えのないことだけを拾い、読んだことは拾わない', () => {
  expect(wardAssumptions(holdings).split('\n').slice(4, -1)).toEqual(['| 出生による取得の日 | 公開資料に答えなし: 夜中の出生 |', '| 設定 75歳の喪失日 | 仮定: 市により違う |', '| 軽減判定基準(2022-04-01 から) | 仮定: 確かめていない |', '| シナリオ eligibility.birth | 仮定: 届出は翌日 |']);
});
