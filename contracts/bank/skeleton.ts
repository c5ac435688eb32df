import type { Basis } from '../../law/define.js';
import { record, type Codes } from '../define.js';
import { constant, filler } from './fields.js';

/** コード区分 */
export const codeSets = [['0', 'JIS'], ['1', 'EBCDIC']] as const satisfies Codes;
/** 新規コード */
export const newCodes = [['1', '第1回'], ['2', '変更分'], ['0', 'その他']] as const satisfies Codes;

/** エンド・レコード, as it is in every file that counts nothing there. */
export const endOf = (id: string, ja: string, basis: Basis, recordBytes: number) => record({ id, ja, basis, fields: { recordKind: constant('データ区分', '9'), filler: filler(recordBytes - 1) } });
