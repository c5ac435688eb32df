import type { HeldAccount } from '../contracts/ward-collection.js';
import type { WireFile } from '../contracts/wire/file.js';
import { ask } from './ask.js';
import { bankDoors, type BankDoors } from './bank-doors.js';
import { channelWindow, type PaymentChannelsWindow } from './channel-window.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** An account of somebody at some bank. */
export interface OpenedAccount extends HeldAccount { readonly balanceYen: number; readonly state?: 'open' | 'closed' | 'stopped' }
type Place = Pick<HeldAccount, 'bankCode' | 'branchCode' | 'accountKind' | 'accountNumber'>;

/** 指定金融機関 as those see it who have accounts there. */
export interface BankWindow extends BankDoors {
  /** These accounts are there with these balances, each with a mandate for the ward unless it is said otherwise. */
  opens(accounts: readonly OpenedAccount[], hasMandate?: boolean): Promise<void>;
  balanceOf(account: Place): Promise<number>;
  /** What the ward's own account holds. */
  collected(): Promise<number>;
  /** What the bank made of each file of the ward, oldest first. */
  requests(): Promise<readonly { readonly name: string; readonly state: string }[]>;
  /** わざと: a file the bank has got is handed over once more, the same bytes under another name. */
  bringsAgain(name: string): Promise<void>;
}

/** A payment at a counter or in an app. */
export interface PaidSlip { readonly n: number; readonly confirmOn: string; readonly settleOn: string }
/** 収納代行 as those see it who pay there. */
export interface PaymentAgentWindow {
  /** Somebody pays with a slip in hand, at a shop. */
  pays(barcode: string, at?: { readonly headOfficeCode: string; readonly storeCode?: string; readonly time?: string }): Promise<PaidSlip>;
  takesBack(paid: Pick<PaidSlip, 'n'>): Promise<void>;
  /** Somebody tries to pay; the code of the refusal. Money that was taken all the same is told. */
  refuses(barcode: string): Promise<string>;
  /** The feeds that lie ready for the ward, oldest first. */
  feeds(): Promise<readonly WireFile[]>;
}

export function collectionWindows(world: World, code: string): { readonly bank: BankWindow; readonly paymentAgent: PaymentAgentWindow; readonly paymentChannels: PaymentChannelsWindow } {
  async function door<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await ask(`${world.url}${path}`, { method, headers: body === undefined ? {} : { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `${method} ${path} に ${answer.status} ${text}`, 'シナリオの指示と登場する関係者(cast)を見直す');
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const balanceOf = async ({ bankCode, branchCode, accountKind, accountNumber }: Place) => (await door<{ balanceYen: number }>('GET', `/bank/_sim/accounts/${bankCode}/${branchCode}/${accountKind}/${accountNumber}`)).balanceYen;
  const keyFor = async (party: string) => ({ 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': (await door<{ key: string }>('GET', `/${party}/_sim/municipalities/${code}/key`)).key });
  return {
    bank: {
      ...bankDoors(world, code),
      async opens(accounts, hasMandate = true) {
        await door('PUT', '/bank/_sim/accounts', accounts.map(({ holderName, ...account }) => ({ ...account, holder: holderName })));
        if (hasMandate) await door('PUT', `/bank/_sim/mandates/${code}`, accounts.map(({ bankCode, branchCode, accountKind, accountNumber }) => ({ bankCode, branchCode, accountKind, accountNumber, from: '2020-04-01' })));
      },
      balanceOf,
      collected: async () => (await door<{ balanceYen: number }>('GET', `/bank/_sim/municipalities/${code}/contract`)).balanceYen,
      async requests() {
        const answer = await ask(`${world.url}/bank/requests/${code}`, { headers: await keyFor('bank') });
        return (await answer.json() as { requests: readonly { name: string; state: string }[] }).requests;
      },
      async bringsAgain(name) {
        const handedOver = (await world.journal.exchanges()).find(({ path, to, bytes }) => to === '指定金融機関' && path.endsWith(name) && bytes > 0);
        const answer = await ask(`${world.url}/bank/requests/${code}/again-${encodeURIComponent(name)}`, { method: 'PUT', headers: { ...await keyFor('bank'), 'content-type': 'application/octet-stream' }, body: Buffer.from(handedOver?.body ?? []) });
        if (!answer.ok) throw new TotsugoProblem('TSG-S03', `「${name}」の二度目の受け渡しに ${answer.status} ${await answer.text()}`, 'シナリオの指示を見直す');
      },
    },
    paymentAgent: {
      pays: (barcode, at = { headOfficeCode: '010', storeCode: '000001' }) => door('POST', '/payment-agent/_sim/payments', { barcode, ...at }),
      takesBack: ({ n }) => door('POST', `/payment-agent/_sim/payments/${code}/${n}/taken-back`),
      async refuses(barcode) {
        const answer = await ask(`${world.url}/payment-agent/_sim/payments`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ barcode, headOfficeCode: '010', storeCode: '000001' }) });
        return answer.ok ? '納められた' : (await answer.json() as { code: string }).code;
      },
      async feeds() {
        const headers = await keyFor('payment-agent');
        const { files } = await (await ask(`${world.url}/payment-agent/feeds/${code}`, { headers })).json() as { files: readonly { name: string }[] };
        return Promise.all(files.map(async ({ name }) => ({ name, bytes: new Uint8Array(await (await ask(`${world.url}/payment-agent/feeds/${code}/${encodeURIComponent(name)}`, { headers })).arrayBuffer()) })));
      },
    },
    paymentChannels: channelWindow(world, code),
  };
}
