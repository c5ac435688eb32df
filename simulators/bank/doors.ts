import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { readBody, type RouteForm } from '../../contracts/route-form.js';
import { doorForms } from './door-forms.js';
import { refused, type Answer } from './reception.js';
import { answer, keyOf, misfit, type Ask } from './routes.js';
import { accountAt, accountShown, contractShown, totalsOf } from './screens.js';
import type { Bank } from './tables.js';
import { accountBody, closedDayBody, contractBody, mandateBody, mergeBranch, mergerBody, outcomeBody, tellAccounts, tellClosedDays, tellContract, tellMandates, tellOutcomes } from './told.js';

interface OfMunicipality { Params: { code: string } }
interface OfAccount { Params: { bankCode: string; branchCode: string; accountKind: string; accountNumber: string } }

const noAccount = (which: string) => refused(404, 'TSG-B13', `口座 ${which} はない`, '先に口座を開く(PUT _sim/accounts)');

/** What only the simulation has: keys, people's accounts, and what happens to the bank. */
export function simRoutes(wire: FastifyInstance, party: Ask): void {
  wire.get<OfMunicipality>('/_sim/municipalities/:code/key', { config: { form: doorForms.key } }, async (request) => ({ key: keyOf(party(request), request.params.code) }));
  wire.get<OfMunicipality>('/_sim/municipalities/:code/contract', { config: { form: doorForms.contract } }, async (request) => contractShown(party(request), request.params.code));
  wire.get<OfAccount>('/_sim/accounts/:bankCode/:branchCode/:accountKind/:accountNumber', { config: { form: doorForms.account } }, async (request, reply) => {
    const { bankCode, branchCode, accountKind, accountNumber } = request.params;
    const account = await accountAt(party(request).store, { bank: bankCode, branch: branchCode, kind: accountKind, number: accountNumber });
    return account === null ? answer(reply, noAccount(`${bankCode}-${branchCode}-${accountKind}-${accountNumber}`)) : accountShown(party(request), account);
  });
  wire.get('/_sim/totals', { config: { form: doorForms.totals } }, async (request) => totalsOf(party(request)));

  const tell = <S extends z.ZodType>(path: string, form: RouteForm, schema: S, act: (bank: Bank, told: z.output<S>, code: string) => Promise<Answer | null>, method: 'PUT' | 'POST' = 'PUT') => {
    wire.route<{ Params: { code?: string } }>({
      method, url: path, config: { form },
      handler: async (request, reply) => {
        const body = readBody(schema, request.body);
        if (!body.ok) return answer(reply, misfit(body.issues));
        const refusal = await act(party(request), body.value, request.params.code ?? '');
        return refusal ? answer(reply, refusal) : reply.code(204).send();
      },
    });
  };
  const done = async (act: Promise<void>): Promise<null> => {
    await act;
    return null;
  };
  tell('/_sim/municipalities/:code/contract', doorForms.tellContract, contractBody, async (bank, told, code) => {
    const against = await tellContract(bank, code, told);
    if (against === 'noAccount') return noAccount(`${told.bankCode}-${told.branchCode}-${told.accountKind}-${told.accountNumber}`);
    return against && refused(409, 'TSG-B18', 'その委託者コードか口座は、ほかの市区町村の契約にある', '別の委託者コードと口座にする');
  });
  tell('/_sim/accounts', doorForms.accounts, accountBody, (bank, told) => done(tellAccounts(bank, told)));
  tell('/_sim/mandates/:code', doorForms.mandates, mandateBody, async (bank, told, code) => {
    const missing = await tellMandates(bank, code, told);
    return missing === null ? null : noAccount(missing);
  });
  tell('/_sim/outcomes/:code', doorForms.outcomes, outcomeBody, (bank, told, code) => done(tellOutcomes(bank, code, told)));
  tell('/_sim/closed-days', doorForms.closedDays, closedDayBody, (bank, told) => done(tellClosedDays(bank, told)));
  tell('/_sim/branch-mergers', doorForms.merger, mergerBody, async (bank, told) => {
    const against = await mergeBranch(bank, told);
    if (against === 'noBranch') return refused(404, 'TSG-B19', `銀行 ${told.bankCode} に支店 ${told.fromBranchCode} か ${told.toBranchCode} がないか、同じ支店である`, '口座のある二つの支店を指定する');
    return against && refused(409, 'TSG-B20', '同じ番号の口座が両方の支店にある', '番号の重ならない支店にする');
  }, 'POST');
}
