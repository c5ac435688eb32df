import { cite, type Basis } from '../../law/define.js';
import type { Codes } from '../define.js';

export const agentBasis: Basis = cite('dsk-cvs (MIT)', '収納データの種別・項目と、公開された見本の CSV');
/** データ種別 of a row from 収納代行. 速報 is provisional, 確報 is final, 速報取消 takes back a 速報 only. */
export const agentFeedKinds = [['01', '速報'], ['02', '確報'], ['03', '速報取消'], ['12', '郵便振替'], ['22', '郵便振替訂正'], ['81', 'リアル']] as const satisfies Codes;
export type AgentFeedKind = (typeof agentFeedKinds)[number][0];

/** 本部コード of one agent as of 2022-06; another agent has other numbers, and new ones come. */
export const headOffices = [
  ['010', 'セブン-イレブン'], ['020', 'ローソン'], ['030', 'ファミリーマート'], ['050', 'デイリーヤマザキ'], ['080', 'ミニストップ'], ['530', 'PayB'], ['680', 'クレジット(自治体)'], ['750', 'J-Coin'], ['760', 'セイコーマート'], ['780', 'au PAY'],
  ['800', 'd払い'], ['810', 'LINE Pay(2025-04-23 まで)'], ['820', 'PayPay'], ['830', '楽天銀行コンビニ支払サービス'], ['840', '銀行Pay'], ['890', 'MMK'], ['910', '郵便振替'], ['911', '郵便振替(その他)'],
] as const satisfies Codes;
