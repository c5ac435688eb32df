import type { Issue } from '../../contracts/define.js';

/** Why a file is not taken. */
export const refusalKinds = [
  ['unreadable', '読めない'], ['wrongKind', 'この窓口の種別でない'], ['severalHeaders', 'ヘッダが一つでない'], ['consignorUnknown', '委託者コードが契約と違う'], ['ownAccountWrong', '取引銀行・支店・口座が契約と違う'],
  ['dayUnresolvable', '引落日・振込指定日が定まらない'], ['calendarUnknown', '休日の表がない'], ['notScheduled', '取り決めた引落日でない'], ['bankHoliday', '銀行の休日である'], ['pastDeadline', '持込期限を過ぎた'], ['broughtTwice', '二重持込'],
] as const;
export type RefusalKind = (typeof refusalKinds)[number][0];

/** One reason, with its place where there is one: line and byte count from 1, 0 = the file as a whole. */
export interface Refusal { readonly kind: RefusalKind; readonly line: number; readonly byte: number; readonly field: string; readonly why: string; readonly cure: string }

/** So many are told of one file; of the rest only how many they are. */
export const refusalLimit = 10_000;

export function gatherRefusals() {
  const told: Refusal[] = [];
  let leftOut = 0;
  const tell = (refusal: Refusal): void => {
    if (told.length < refusalLimit) told.push(refusal);
    else leftOut += 1;
  };
  return {
    told, leftOut: () => leftOut,
    file: (kind: RefusalKind, field: string, why: string, cure: string): void => tell({ kind, line: 0, byte: 0, field, why, cure }),
    unreadable(issues: readonly Issue[]): void {
      for (const { code, line, byte, field, ja, why, cure } of issues) if (code.startsWith('E')) tell({ kind: 'unreadable', line, byte, field, why: `${code} ${ja}: ${why}`, cure });
    },
  };
}
export type Refusals = ReturnType<typeof gatherRefusals>;
