import type { ResidentAnswer, ResidentEnquiry } from '../../contracts/juki-net/identity.js';
import { jukiNetRecords } from '../../contracts/juki-net/identity.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { openBed } from '../../harness/bed.js';
import { defaultNumberMode } from '../../law/check-digits.js';
import type { Moment } from '../../law/day.js';
import type { Day } from '../../law/define.js';
import type { StoreHome } from '../../store/define.js';
import { atDesk, numberOf } from '../night-desk/desk.examples.js';
import { jukiNet } from './juki-net.js';

export const takahashi = { individualNumber: numberOf(1), name: '髙橋 花子', nameKana: 'タカハシ ハナコ', bornOn: '1980-02-03', sex: '2', address: '東京都港区芝公園一丁目5番25号' } as const;
export const sato = { individualNumber: numberOf(2), name: '佐藤 太郎', nameKana: 'サトウ タロウ', bornOn: '1975-11-30', sex: '1', address: '東京都港区麻布台1丁目2番3号' } as const;

export const byNumber = (n: number, enquiryId = `Q${n}`): ResidentEnquiry => ({ enquiryId, kind: 'byNumber', individualNumber: numberOf(n), name: null, nameKana: null, bornOn: null, sex: null, address: null });
export const byItems = (kind: 'byFourItems' | 'byThreeItems', items: Partial<ResidentEnquiry>): ResidentEnquiry =>
  ({ enquiryId: 'S1', kind, individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, ...items });

/** An answer of which nothing is told but the outcome. */
export const bare: ResidentAnswer = {
  enquiryId: 'Q1', outcome: 'noResident', total: 0, number: 0, individualNumber: null, name: null, nameKana: null, bornOn: null, sex: null, address: null, formerSurname: null, commonName: null, survival: null, changeReason: null, changedOn: null,
  previousAddress: null, why: null,
};

/** A world in which J-LIS alone lives, with what a test does at its desk and doors. */
export async function withJukiNet<T>(home: StoreHome, now: Moment, play: (desk: Awaited<ReturnType<typeof opened>>['desk']) => Promise<T>): Promise<T> {
  const { bed, id, desk } = await opened(home, now);
  try {
    const result = await play(desk);
    await bed.drop(id);
    return result;
  } finally {
    await bed.close();
  }
}

async function opened(home: StoreHome, now: Moment) {
  const bed = await openBed({ home, profile: bundledProfile(), simulators: [jukiNet] });
  const id = `juki-net-${process.pid}`;
  const world = await bed.create({ id, seed: 1, now, numberMode: defaultNumberMode });
  const [asks, answers] = jukiNetRecords;
  const at = atDesk(world, 'juki-net', 'enquiries', asks, answers);
  const desk = {
    ...at, world,
    register: (people: readonly object[], query = '') => at.call('PUT', `/_sim/residents${query}`, people),
    change: (n: number, kind: string, on: Day, values: object = {}) => at.call('POST', '/_sim/residents/changes', { individualNumber: numberOf(n), kind, on, ...values }),
    fault: (name: string, on = true) => world.fault('juki-net', name, on),
    /** Puts one question today and answers what lies there tomorrow morning, then clears it away. */
    async ask(...rows: readonly ResidentEnquiry[]) {
      sequence += 1;
      const put = await at.put(sequence, rows);
      if (put.status !== 202) throw new Error(`${put.status} ${put.text}`);
      await at.overnight();
      const answered = await at.morning();
      for (const name of await at.listed()) await at.call('DELETE', `/answers/${name}`);
      return answered;
    },
  };
  let sequence = 0;
  return { bed, id, desk };
}
