import { debitRequest } from '../contracts/bank/debit.js';
import { recognisedBankFile } from '../contracts/bank/recognise.js';
import { transferOrder } from '../contracts/bank/transfer.js';
import { layoutOfFileName } from '../contracts/layouts.js';
import { withholdingRequestStandIn } from '../contracts/pension-insurer/stand-ins.js';
import type { Ward } from '../contracts/ward.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { isTaken, partyDoor } from './party-door.js';
import type { World } from './world.js';

/** Is that an order to the bank? Such files have no names of their own: their bytes say what they are. */
export const isBankOrder = (world: Pick<World, 'profile'>, { name, bytes }: WireFile): boolean => {
  const found = layoutOfFileName(world.profile, name) === null ? recognisedBankFile(bytes) : null;
  return found === debitRequest || found === transferOrder;
};

/** Is that a 特別徴収依頼? It goes to 年金保険者 and nowhere else. */
export const isWithholdingRequest = (world: Pick<World, 'profile'>, { name }: Pick<WireFile, 'name'>): boolean => layoutOfFileName(world.profile, name) === withholdingRequestStandIn.id;

type Deliver = (file: WireFile) => Promise<boolean>;

/** What carries the files of 収納. `hasMoney`: is anybody in this world who tells of money? */
export function moneyCarrier(world: World, port: Pick<Ward, 'outgoing' | 'taken'>, municipality: Municipality, deliver: (file: WireFile, from: string) => Promise<boolean>) {
  const bank = world.cast.includes('bank') ? bankClerk(world, municipality) : null;
  const pensions = world.cast.includes('pension-insurer') ? pensionClerk(world, municipality) : null;
  const payers = feedParties.filter(([party]) => world.cast.includes(party)).map(([party, ja]) => ({ ja, clerk: feedClerk(world, municipality, party) }));
  return {
    hasMoney: bank !== null || payers.length > 0,
    hasPensions: pensions !== null,
    /** 特別徴収依頼 leave the ward only when 年金保険者 has them. */
    async handOverToPensionInsurer(): Promise<void> {
      for (const file of pensions ? await port.outgoing() : []) if (isWithholdingRequest(world, file) && await pensions?.put(file)) await port.taken(file.name);
    },
    /** Orders leave the ward only when the bank has them. */
    async handOverToBank(): Promise<void> {
      for (const file of bank ? await port.outgoing() : []) if (isBankOrder(world, file) && await bank?.put(file)) await port.taken(file.name);
    },
    /** Imports what was paid, what became of debits and what the bank's account says. What the ward refuses stays and is offered again. */
    async takeInMoney(): Promise<void> {
      for (const { ja, clerk } of payers) await clerk.fetch((file) => deliver(file, ja));
      await bank?.fetch((file) => deliver(file, '指定金融機関'));
    },
  };
}
/** Who takes money for the ward and tells it. */
const feedParties = [['payment-agent', '収納代行'], ['payment-channels', '納付の窓口'], ['pension-insurer', '年金保険者']] as const;

/** The clerk who hands 口座振替 and 総合振込 to 指定金融機関 and fetches its results and statements. Only a world with the bank has one. */
function bankClerk(world: World, { code }: Municipality) {
  const { call, collect } = partyDoor(world, { at: '/bank', key: { at: `/bank/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム', blame: { code: 'TSG-S19', ja: '指定金融機関', cure: '金融機関の状態とファイル名を確かめる' } });
  return {
    /** False when the bank does not answer: the file stays until the next evening. */
    put: async (file: WireFile): Promise<boolean> => isTaken(await call('PUT', `/requests/${code}/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M16', ja: '指定金融機関がファイル', cure: 'ファイルの名前と中身を見直し、作り直すときは名前を変える' }),
    async fetch(deliver: Deliver): Promise<void> {
      await collect(`/results/${code}`, deliver);
      await collect(`/statements/${code}`, deliver);
    },
  };
}

/** The clerk who fetches the feeds of those who take money. */
function feedClerk(world: World, { code }: Municipality, party: (typeof feedParties)[number][0]) {
  const { collect } = partyDoor(world, { at: `/${party}`, key: { at: `/${party}/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム', blame: { code: 'TSG-S20', ja: '収納の通知の送り手', cure: '相手の状態とファイル名を確かめる' } });
  return { fetch: (deliver: Deliver): Promise<void> => collect(`/feeds/${code}`, deliver) };
}

/** The clerk who hands 特別徴収依頼 to 年金保険者. */
function pensionClerk(world: World, { code }: Municipality) {
  const { call } = partyDoor(world, { at: '/pension-insurer', key: { at: `/pension-insurer/_sim/municipalities/${code}/key`, header: 'x-municipality-key' }, caller: '国保システム', blame: { code: 'TSG-S27', ja: '年金保険者', cure: '年金保険者の状態とファイル名を確かめる' } });
  return { put: async (file: WireFile): Promise<boolean> => isTaken(await call('PUT', `/requests/${code}/${encodeURIComponent(file.name)}`, file.bytes), file, { code: 'TSG-M22', ja: '年金保険者がファイル', cure: 'ファイルの名前と中身を見直し、作り直すときは通番を変える' }) };
}
