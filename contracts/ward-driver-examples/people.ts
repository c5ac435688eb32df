import type { Resident } from '../resident.js';
import type { HeldAccount } from '../ward-collection.js';
import type { Query, StaffAct } from '../ward.js';

/** An example for each member of the unions of the port: none missing, none twice, none without a member. */
export type ActExamples = { readonly [A in StaffAct['act']]: Extract<StaffAct, { readonly act: A }> };
export type QueryExamples = { readonly [Q in Query['query']]: Extract<Query, { readonly query: Q }> };

/** The invented people of the examples. A 個人番号 has a shifted check digit: it can belong to nobody. */
export const hanako: Resident = {
  personKey: '0000012345', individualNumber: '123456789019', name: '渋谷 花子', nameKana: 'シブヤ ハナコ', bornOn: '1985-06-15', sex: '2',
  address: '東京都渋谷区架空町1-2-3', relationship: '世帯主', cardUse: 'none', isNotDisclosed: false,
};
export const taro: Resident = { ...hanako, personKey: '0000012346', individualNumber: '210987654321', name: '渋谷 太郎', nameKana: 'シブヤ タロウ', bornOn: '1983-11-20', sex: '1', relationship: '夫' };
/** Has come from 千代田区 on 2026-04-01, lives alone and is 73 in that year. */
export const ichiro = { personKey: '0000012347', householdKey: 'H-0002', formerMunicipalityCode: '131016' };
/** Lives in no municipality of the examples. */
export const heirKey = 'X000000001';

export const hanakosHousehold = 'H-0001';
export const hanakosAccount: HeldAccount = { bankCode: '9998', bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchCode: '101', branchName: 'ﾁﾕｳｵｳ', accountKind: '1', accountNumber: '0000001', holderName: 'ｼﾌﾞﾔ ﾊﾅｺ' };
