import { elNumberOf } from '../contracts/payment-channels/el-number.js';
import { elqrSlipStandIn, type ElqrSlip } from '../contracts/payment-channels/stand-ins.js';
import { codecOf } from '../contracts/wire/codec.js';
import { dayPart } from '../law/day.js';
import { callerAt, expectingOk } from './party-door.js';
import type { World } from './world.js';

/** What is printed on a 済通, as whoever pays with it hands it in. */
export interface PaperSlip { readonly noticeId: string; readonly fiscalYear: number; readonly period: number; readonly amountYen: number }

/** Counters of banks and eL-QR as those see them who pay there. Both files that come of it are stand-ins. */
export interface PaymentChannelsWindow {
  /** Somebody pays at the counter of a bank; the 済通 is read by machine after days. */
  paysAtCounter(slip: PaperSlip): Promise<{ readonly dueOn: string; readonly settleOn: string }>;
  /** The ward's slips are registered, so that they can be paid by eL-QR. */
  registers(slips: readonly (PaperSlip & { readonly barcode: string; readonly payableUntil: ElqrSlip['payableUntil'] })[]): Promise<void>;
  /** Somebody pays by the eL番号 of a slip. The code of the refusal, or null when the money was taken. */
  paysByElqr(barcode: string): Promise<string | null>;
}

export function channelWindow(world: World, code: string): PaymentChannelsWindow {
  const expectOk = expectingOk({ code: 'TSG-S03', ja: '納付の窓口', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const door = callerAt(`${world.url}/payment-channels`, async () => ({}));
  const asWard = callerAt(`${world.url}/payment-channels`, async () => {
    const { key } = await (await door('GET', `/_sim/municipalities/${code}/key`)).json() as { key: string };
    return { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': key };
  });
  let seq = 0;
  return {
    async paysAtCounter({ period, ...slip }) {
      const answer = await door('POST', `/_sim/counter/${code}`, { ...slip, period: String(period), bankCode: '9998', branchCode: '101' });
      return await (await expectOk(answer, '窓口')).json() as { dueOn: string; settleOn: string };
    },
    async registers(slips) {
      const rows = slips.map(({ barcode, period, ...slip }): ElqrSlip => ({ ...elNumberOf(barcode), ...slip, period: String(period), isVoided: '0' }));
      const { name, bytes } = codecOf(world.profile, elqrSlipStandIn).format({ municipalityCode: code, date: dayPart(world.now()), seq: (seq += 1) }, rows);
      await expectOk(await asWard('PUT', `/registrations/${code}/${encodeURIComponent(name)}`, bytes), '登録');
    },
    async paysByElqr(barcode) {
      const answer = await door('POST', '/_sim/elqr', { ...elNumberOf(barcode), paymentMethod: 'app' });
      return answer.ok ? null : (await answer.json() as { code: string }).code;
    },
  };
}
