import { benefitInvitation, benefitInvitationTotals, benefitNotice, benefitNoticeTotals } from '../contracts/mailing/benefit.js';
import { demandLetter, demandTotals } from '../contracts/mailing/demand.js';
import { dispositionNotice, dispositionTotals, overpaymentNotice, overpaymentTotals, reminderLetter, reminderTotals } from '../contracts/mailing/letters.js';
import { certificateData, certificateTotals, premiumNotice, printTotals } from '../contracts/mailing/records.js';
import type { RecordDefinition } from '../contracts/define.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import { codecOf } from '../contracts/wire/codec.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

/** Each kind of print with its totals sheet. */
const prints: readonly (readonly [RecordDefinition, RecordDefinition])[] = [[premiumNotice, printTotals], [certificateData, certificateTotals], [demandLetter, demandTotals], [overpaymentNotice, overpaymentTotals], [reminderLetter, reminderTotals], [dispositionNotice, dispositionTotals], [benefitInvitation, benefitInvitationTotals], [benefitNotice, benefitNoticeTotals]];

/** What happens to a file on its way to the contractor: its bytes come otherwise than the ward made them. */
export type Mishap = (file: WireFile) => Uint8Array;
/** What is printed, or its totals sheet. */
export type PrintPart = 'print' | 'totals';

/** The clerk who hands print files to 封入封緘事業者 and fetches the 返戻データ. Only a world with the contractor has one. */
export function mailingDesk(world: World, { code }: Municipality) {
  const { call, expectOk, collect } = partyDoor(world, {
    at: '/mailing', key: { at: `/mailing/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム',
    blame: { code: 'TSG-S15', ja: '封入封緘事業者', cure: '事業者の状態とファイル名を確かめる' },
  });
  const mishaps = new Map<PrintPart, Mishap>();
  const partOf = ({ name }: WireFile): PrintPart => (prints.some(([, totals]) => totals.id === layoutOfFileName(world.profile, name)) ? 'totals' : 'print');
  /** A totals sheet stands beside the print file of the same 通番. */
  function doorOf({ name }: WireFile): string {
    const pair = prints.find(([, totals]) => totals.id === layoutOfFileName(world.profile, name));
    const envelope = pair && codecOf(world.profile, pair[1]).parseFileName(name);
    return `/batches/${code}/${encodeURIComponent(pair && envelope ? codecOf(world.profile, pair[0]).fileName(envelope) : name)}${pair ? '/totals' : ''}`;
  }

  return {
    isFor: ({ name }: WireFile): boolean => prints.flat().some(({ id }) => id === layoutOfFileName(world.profile, name)),
    /** The next file of that part is spoilt on its way, and only that one. */
    spoilNext: (part: PrintPart, how: Mishap): void => void mishaps.set(part, how),
    /** False when the contractor does not answer: the clerk tries again the next day. */
    async put(file: WireFile): Promise<boolean> {
      const answer = await call('PUT', doorOf(file), mishaps.get(partOf(file))?.(file) ?? file.bytes);
      const taken = await isTaken(answer, file, { code: 'TSG-M11', ja: '封入封緘事業者がファイル', cure: 'ファイルの名前と中身を見直し、作り直すときは通番を変える' });
      if (taken) mishaps.delete(partOf(file));
      return taken;
    },
    /** 返戻データ that wait; each is given to `take`, and received when that says so. */
    fetchReturns: (take: (file: WireFile) => Promise<boolean>): Promise<void> => collect(`/returns/${code}`, take),
    /** What the contractor's screen shows of the ward's batches, oldest first. */
    async batches(): Promise<readonly BatchOnScreen[]> {
      const { batches } = await (await expectOk(await call('GET', `/batches/${code}`), '一覧')).json() as { batches: { name: string }[] };
      const shown: BatchOnScreen[] = [];
      for (const { name } of batches) shown.push(await (await expectOk(await call('GET', `/batches/${code}/${encodeURIComponent(name)}`), '印刷単位')).json() as BatchOnScreen);
      return shown;
    },
  };
}
export type MailingDesk = ReturnType<typeof mailingDesk>;
export interface BatchOnScreen {
  readonly name: string; readonly state: 'waiting' | 'received' | 'accepted' | 'refused' | 'posted'; readonly pieceCount: number | null; readonly acceptedOn: string | null; readonly postedOn: string | null;
  readonly differences: readonly { readonly kind: string; readonly line: number; readonly noticeId: string; readonly why: string }[];
}
