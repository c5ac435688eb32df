import { createHash } from 'node:crypto';
import { memberChange, type MemberChange } from '../../contracts/insurer-hub/member-change.js';
import { kanaLarge, kanaNotation } from '../../matching/fold/kana.js';
import type { PersonItems } from '../../matching/person.js';

const hashOf = (values: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(values)).digest('hex');
const told = (Object.keys(memberChange.fields) as (keyof MemberChange)[]).filter((key) => key !== 'version' && key !== 'operation');

/** The same for rows that say the same: the number of the version and the kind of operation do not count, 無効化 does. */
export const contentOf = (row: MemberChange): string => hashOf([row.operation === 'void', ...told.map((key) => row[key])]);
/** The same for rows that 突合 cannot tell apart: number and five items. */
export const identityOf = (row: MemberChange): string => hashOf([row.individualNumber, row.name, row.nameKana, row.bornOn, row.sex, row.address]);

export const kanaKeyOf = (nameKana: string): string => kanaLarge(kanaNotation(nameKana));
/** Finds people of one birthday, sex and kana; it only finds them, never decides. */
export const personKeyOf = (items: { readonly bornOn: string; readonly sex: string; readonly nameKana: string }): string => `${items.bornOn} ${items.sex} ${kanaKeyOf(items.nameKana)}`;

export const itemsOf = ({ name, nameKana, bornOn, sex, address }: MemberChange): PersonItems => ({ name, nameKana, bornOn, sex, address: address ?? '' });
export const rowOf = (json: string): MemberChange => JSON.parse(json) as MemberChange;

/** Does the qualification hold on that day? `valid_to` is the first day without it, however the ward writes 適用終了年月日. */
export function isActive({ valid_from, valid_to, is_void }: { readonly valid_from: string; readonly valid_to: string | null; readonly is_void: number }, day: string): boolean {
  return is_void === 0 && valid_from <= day && !hasEnded({ valid_to }, day);
}
export const hasEnded = ({ valid_to }: { readonly valid_to: string | null }, day: string): boolean => valid_to !== null && valid_to <= day;
