import { bankCodec } from '../contracts/bank/codec.js';
import { debitRequest } from '../contracts/bank/debit.js';
import { standardDialect } from '../contracts/bank/dialect.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Day } from '../law/define.js';
import { callerAt, expectingOk } from './party-door.js';
import type { World } from './world.js';

/** One row that the ward asked the bank to debit. */
export interface DebitAsked { readonly file: string; readonly accountNumber: string; readonly customerNumber: string; readonly yen: number }
/** What the bank's screen shows of one file; the day on which it is done, and every kind of reason for which it was refused. */
export interface OrderOnScreen { readonly name: string; readonly state: string; readonly dueOn: Day | null; readonly refusals: readonly string[] }

/** Files at 指定金融機関 as its counter and its screen have them, and what a story decides of a debit. */
export interface BankDoors {
  /** Somebody brings a file to the counter, under a name of its own. */
  hands(file: WireFile): Promise<void>;
  order(name: string): Promise<OrderOnScreen>;
  /** Every 振替依頼 the ward handed over, oldest first. */
  orders(): Promise<readonly WireFile[]>;
  /** Every row of them. */
  debitsAsked(): Promise<readonly DebitAsked[]>;
  /** The 振替結果 laid out for a request, fetched before or not; null when there is none yet. */
  result(name: string): Promise<WireFile | null>;
  /** Days on which this bank is closed beside those of the law. */
  closes(days: readonly Day[]): Promise<void>;
  /** Only on these days may the ward have debits made. */
  agreesOn(debitDays: readonly Day[]): Promise<void>;
  /** What becomes of single debits, whatever the accounts say; instead of what was said before. */
  decides(outcomes: readonly { readonly customerNumber: string; readonly debitResult: string }[]): Promise<void>;
  /** 委託者の都合による停止 of rows of a file. */
  stops(name: string, customerNumbers: readonly string[]): Promise<void>;
}

export function bankDoors(world: World, code: string): BankDoors {
  const expectOk = expectingOk({ code: 'TSG-S03', ja: '指定金融機関', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const door = callerAt(`${world.url}/bank`, async () => ({}));
  const asWard = callerAt(`${world.url}/bank`, async () => {
    const { key } = await (await door('GET', `/_sim/municipalities/${code}/key`)).json() as { key: string };
    return { 'x-totsugo-party': encodeURIComponent('国保システム'), 'x-municipality-key': key };
  });
  const file = (kind: 'requests' | 'results', name: string) => `/${kind}/${code}/${encodeURIComponent(name)}`;
  const tells = async (method: string, path: string, body: object, what: string): Promise<void> => void (await expectOk(await door(method, path, body), what));
  const orders = async (): Promise<readonly WireFile[]> => (await world.journal.exchanges()).filter(({ layout, status }) => layout === debitRequest.id && status !== null && status < 400).map(({ path: name, body }) => ({ name, bytes: body }));
  return {
    hands: async ({ name, bytes }) => void (await expectOk(await asWard('PUT', file('requests', name), bytes), '受付')),
    async order(name) {
      const { state, dueOn, refusals } = await (await expectOk(await asWard('GET', file('requests', name)), '受付の状態')).json() as { state: string; dueOn: Day | null; refusals: readonly { kind: string }[] };
      return { name, state, dueOn, refusals: [...new Set(refusals.map(({ kind }) => kind))] };
    },
    orders,
    debitsAsked: async () => (await orders()).flatMap(({ name, bytes }) => bankCodec(debitRequest, standardDialect).parse(bytes).sets.flatMap(({ entries }) =>
      entries.map(({ payerAccountNumber, customerNumber, debitAmount }): DebitAsked => ({ file: name, accountNumber: payerAccountNumber, customerNumber, yen: debitAmount })))),
    async result(name) {
      const answer = await asWard('GET', file('results', name));
      return answer.status === 404 ? null : { name, bytes: new Uint8Array(await (await expectOk(answer, '振替結果')).arrayBuffer()) };
    },
    closes: (days) => tells('PUT', '/_sim/closed-days', days, '休業日'),
    async agreesOn(debitDays) {
      const { consignorCode, bankCode, branchCode, accountKind, accountNumber } = await (await expectOk(await door('GET', `/_sim/municipalities/${code}/contract`), '契約')).json() as Record<string, string>;
      await tells('PUT', `/_sim/municipalities/${code}/contract`, { consignorCode, bankCode, branchCode, accountKind, accountNumber, debitDays }, '契約');
    },
    decides: (outcomes) => tells('PUT', `/_sim/outcomes/${code}`, outcomes, '振替結果の指示'),
    stops: async (name, customerNumbers) => void (await expectOk(await asWard('POST', `${file('requests', name)}/stops`, { customerNumbers }), '停止')),
  };
}
