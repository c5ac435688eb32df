import { individualNumberOf, type NumberMode } from '../../law/check-digits.js';
import type { StaffAct } from '../../contracts/ward.js';

/** The 届出 of an invented person who moves in alone; the same number is the same person. */
export function newcomer(number: number, mode: NumberMode): { readonly personKey: string; readonly individualNumber: string; readonly startOn: '2026-04-01'; readonly act: StaffAct } {
  const personKey = `9${String(number).padStart(9, '0')}`;
  const startOn = '2026-04-01';
  const individualNumber = numberOf(number, mode);
  return { personKey, individualNumber, startOn, act: {
    act: 'enterNotification',
    notification: {
      kind: 'start', notificationId: `doctor-${number}`, receivedOn: '2026-04-01', reason: 'moveInFromOutside', occurredOn: startOn,
      residents: [{
        personKey, individualNumber, name: '試験 太郎', nameKana: 'シケン タロウ',
        bornOn: '1985-06-15', sex: '1', address: '東京都渋谷区架空町1-2-3', relationship: '世帯主', cardUse: 'none', isNotDisclosed: false,
      }],
      headPersonKey: personKey, startingPersonKeys: [personKey],
    },
  } };
}

export const numberOf = (number: number, mode: NumberMode): string => individualNumberOf(`900${String(number).padStart(8, '0')}`, mode);

/** 社保加入 of somebody, known to the ward or not. */
export const leaver = (personKey: string, id: string): StaffAct => ({
  act: 'enterNotification',
  notification: { kind: 'end', notificationId: id, receivedOn: '2026-04-20', reason: 'joinEmployeeInsurance', occurredOn: '2026-04-15', personKeys: [personKey] },
});
