import { z } from 'zod';
import { slipTopics, nothingAnswered, type ContactSlip } from '../../../contracts/other-municipality/contact-slip.js';
import { contradictionsIn, taxAmounts, taxStates, type TaxStatement } from '../../../contracts/integrated-db/tax-feed.js';
import { codeSchema, daySchema, personKeySchema } from '../../../contracts/resident.js';
import type { OtherMunicipalities } from '../tables.js';
import { deliver } from './post.js';

const items = { name: z.string().min(1).max(100), nameKana: z.string().min(1).max(100), bornOn: daySchema, sex: z.enum(['1', '2']), address: z.string().min(1).max(200) };
const yen = z.int().min(0).max(99_999_999_999);
const amounts = Object.fromEntries(taxAmounts.map((amount) => [amount, yen.optional()])) as Record<(typeof taxAmounts)[number], z.ZodOptional<typeof yen>>;

/** What the tax office of a municipality knows of a person and year, or that another municipality taxes her. Told again, it is a new version. */
export const incomeTold = z.strictObject({
  personKey: personKeySchema, ...items, fiscalYear: z.int().min(1000).max(9999), taxState: codeSchema(taxStates.filter(([state]) => state !== 'noData')).optional(), ...amounts, heldByCode: z.string().regex(/^\d{6}$/).optional().describe('ほかの区市町村が課税しているなら、その団体コード'),
  asOf: daySchema.optional(),
});
export type IncomeTold = z.infer<typeof incomeTold>;

/** A 連絡票 that a municipality writes on its own. */
export const inquiryTold = z.strictObject({
  recipientCode: z.string().regex(/^\d{6}$/), topic: codeSchema(slipTopics), name: items.name, nameKana: items.nameKana.optional(), bornOn: items.bornOn, sex: items.sex, address: items.address.optional(), fiscalYear: z.int().min(1000).max(9999).optional(), slipText: z.string().min(1).max(300),
});
export type InquiryTold = z.infer<typeof inquiryTold>;

interface Trouble { readonly field: string; readonly why: string }
const statementOf = (told: IncomeTold): TaxStatement => ({
  operation: 'put', taxState: told.taxState ?? null,
  ...(Object.fromEntries(taxAmounts.map((amount) => [amount, told[amount] ?? (told.taxState === 'undeclared' || amount === 'taxableIncomeYen' ? null : 0)])) as Pick<TaxStatement, (typeof taxAmounts)[number]>),
});

/** Where what was told contradicts itself. */
export function troublesInIncome(told: IncomeTold): readonly Trouble[] {
  if ((told.taxState === undefined) === (told.heldByCode === undefined)) return [{ field: 'taxState', why: '課税情報か、課税している区市町村の、どちらか一つを書く' }];
  return told.taxState === undefined ? [] : contradictionsIn(statementOf(told)).map(({ field, why }) => ({ field, why }));
}

export async function keepIncome(party: OtherMunicipalities, code: string, told: IncomeTold): Promise<number> {
  const { personKey, name, nameKana, bornOn, sex, address, fiscalYear, heldByCode, asOf = party.today() } = told;
  return party.store.transact(async ({ db, insertMany }) => {
    await insertMany('other_municipality_office', [{ municipality: code, last_seq: 0 }], 'ignore');
    await insertMany('other_municipality_taxpayer', [{ municipality: code, person_key: personKey, name, name_kana: nameKana, born_on: bornOn, sex, address }], 'replace');
    const last = await db.selectFrom('other_municipality_income').where('municipality', '=', code).where('person_key', '=', personKey).where('fiscal_year', '=', fiscalYear).select(({ fn }) => fn.max('n').as('n')).executeTakeFirst();
    const { operation: _, ...content } = statementOf(told);
    const n = (last?.n ?? 0) + 1;
    await insertMany('other_municipality_income', [{ municipality: code, person_key: personKey, fiscal_year: fiscalYear, n, content: heldByCode ? '{}' : JSON.stringify(content), as_of: asOf, held_by: heldByCode ?? null }]);
    return n;
  });
}

/** Writes the sheet and posts it. */
export async function inquire(party: OtherMunicipalities, code: string, told: InquiryTold): Promise<string> {
  return party.store.transact(async (store) => {
    await store.insertMany('other_municipality_office', [{ municipality: code, last_seq: 0 }], 'ignore');
    const written = await store.db.selectFrom('other_municipality_slip').where('municipality', '=', code).where('sender', '=', code).select(({ fn }) => fn.countAll<number | string>().as('count')).executeTakeFirst();
    const slip: ContactSlip = {
      slipId: party.token('SL', code, 'inquiry', Number(written?.count ?? 0) + 1), slipKind: 'inquiry', senderCode: code, forwardedByCode: null, inquiryId: null, isNotDisclosed: false, writtenOn: party.today(), ...nothingAnswered, ...told, nameKana: told.nameKana ?? null,
      address: told.address ?? null, fiscalYear: told.fiscalYear ?? null,
    };
    await store.insertMany('other_municipality_slip', [{ municipality: code, sender: code, slip_id: slip.slipId, content: JSON.stringify(slip), received_at: party.now(), due_on: party.today(), state: 'written' }]);
    await deliver({ ...party, store }, slip);
    return slip.slipId;
  });
}

/** Every sheet a municipality has written, received or answered. */
export async function slipsAt({ store: { db } }: OtherMunicipalities, code: string) {
  const rows = await db.selectFrom('other_municipality_slip').where('municipality', '=', code).selectAll().orderBy('received_at').orderBy('slip_id').execute();
  return rows.map(({ content, state, received_at }) => ({ state, receivedAt: received_at, ...(JSON.parse(content) as ContactSlip) }));
}
