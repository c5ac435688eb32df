import type { FastifyInstance } from 'fastify';
import { assume } from '../law/define.js';
import { tables } from '../store/define.js';
import { simulator, type Simulator } from './define.js';

/** The one door of the bank that whoever pays a municipality knows: a name counts once. */
export const bankDoor: Simulator = simulator({
  id: 'bank', ja: '銀行の入金の窓口', basis: assume('試験のための窓口'), limitations: ['入金だけ'], faults: { closed: '応じない' }, parameters: {}, jobs: {},
  tables: tables({ door_deposit: { columns: { code: 'text', name: 'text', body: 'text', at: 'text', caller: 'text', times: 'integer' }, key: ['code', 'name'] } }),
  routes: (wire: FastifyInstance, party) => {
    wire.put<{ Params: { code: string; name: string } }>('/deposits/:code/:name', async (request, reply) => {
      const bank = party(request);
      if (bank.faults.has('closed')) return reply.code(503).send({ code: 'X', why: '閉店', cure: '待つ' });
      const { code, name } = request.params;
      const before = await bank.store.db.selectFrom('door_deposit').where('code', '=', code).where('name', '=', name).select('times').executeTakeFirst();
      await bank.store.insertMany('door_deposit', [{ code, name, body: JSON.stringify(request.body), at: bank.now(), caller: String(request.headers['x-totsugo-party']), times: (before?.times ?? 0) + 1 }], 'replace');
      return reply.code(before ? 200 : 202).send({});
    });
    wire.get('/_sim/deposits', async (request) => ({ deposits: await party(request).store.db.selectFrom('door_deposit').selectAll().orderBy('code').orderBy('name').execute() }));
  },
});

/** What lies in the accounts of a world with that bank, payment by payment. */
export async function paidIn(worldUrl: string): Promise<readonly { readonly code: string; readonly name: string; readonly amountYen: number; readonly body: string; readonly at: string; readonly caller: string; readonly times: number }[]> {
  const { deposits } = await (await fetch(`${worldUrl}/bank/_sim/deposits`)).json() as { deposits: { code: string; name: string; body: string; at: string; caller: string; times: number }[] };
  return deposits.map((one) => ({ ...one, amountYen: (JSON.parse(one.body) as { amountYen: number }).amountYen }));
}
