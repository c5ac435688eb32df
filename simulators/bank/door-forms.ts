import { z } from 'zod';
import { daySchema } from '../../contracts/resident.js';
import { gives, givesNothing, json, municipalityPart, type Part, type RefusalForm, type RouteForm } from '../../contracts/route-form.js';
import { accountBody, accountStates, closedDayBody, contractBody, mandateBody, mergerBody, outcomeBody } from './told.js';

const badForm: RefusalForm = [422, 'TSG-B10', '入力が形に合わない。issues に場所'];
const noCity: RefusalForm = [404, 'TSG-B01', 'その団体コードの市区町村はない'];
const noAccount: RefusalForm = [404, 'TSG-B13', 'その口座はない'];
const ofCity = { code: municipalityPart };
const digits = (ja: string, count: number, example: string): Part => ({ ja, schema: z.string().regex(new RegExp(`^\\d{${count}}$`)), example });
export const accountParts = { bankCode: digits('銀行コード', 4, '9998'), branchCode: digits('支店コード', 3, '101'), accountKind: digits('預金種目', 1, '1'), accountNumber: digits('口座番号', 7, '0000001') };

const place = { bankCode: '9998', branchCode: '101', accountKind: '1', accountNumber: '0000001' } as const;
const contract = z.object({ consignorCode: z.string(), bankCode: z.string(), branchCode: z.string(), accountKind: z.string(), accountNumber: z.string(), accountName: z.string(), balanceYen: z.int(), debitDays: z.array(daySchema).nullable() });
const account = z.object({
  bankCode: z.string(), branchCode: z.string(), accountKind: z.string(), accountNumber: z.string(), holder: z.string(), state: z.string().describe(accountStates.map(([code, ja]) => `${code} ${ja}`).join('、')), balanceYen: z.int(),
  movements: z.array(z.object({ postedOn: daySchema, yen: z.int().describe('出ていくときは負'), balanceYen: z.int(), kind: z.string().describe('取引区分 10現金 11振込 14振替 19訂正'), description: z.string().describe('摘要') })),
});
const totals = z.object({ balanceYen: z.int(), outsideYen: z.int(), clearingYen: z.int(), accounts: z.int() });

/** What only the simulation has: keys, and what a story tells of people's accounts and of the bank. */
export const doorForms = {
  key: { ja: '市区町村の鍵', params: ofCity, answers: { 200: gives('x-municipality-key に書くもの', z.object({ key: z.string() }), { key: 'BK-3K7QWX2M9ZPA' }) }, refusals: [noCity] },
  contract: {
    ja: '委託の契約と入金先の口座', params: ofCity, answers: { 200: gives('debitDays が null なら、引落日はどの営業日でもよい', contract, { consignorCode: '9990131016', bankCode: '9999', branchCode: '001', accountKind: '1', accountNumber: '0131016', accountName: 'ﾁﾖﾀﾞｸ ｶｲｹｲｶﾝﾘｼﾔ', balanceYen: 0, debitDays: null }) },
    refusals: [noCity],
  },
  tellContract: {
    ja: '委託の契約を決める', params: ofCity, body: json(contractBody, { consignorCode: '9990001313', ...place, debitDays: ['2026-06-30', '2026-07-31'] }), answers: { 204: givesNothing('これから受け付けるものに効く') },
    refusals: [noCity, badForm, noAccount, [409, 'TSG-B18', 'その委託者コードか口座は、ほかの市区町村の契約にある']],
  },
  accounts: {
    ja: '口座を開く、または変える', detail: '残高の差は、外から入った(外へ出た)現金として記帳する。支店は、口座と一緒に知られる。', body: json(accountBody, [{ ...place, bankName: 'ﾐﾎﾝｷﾞﾝｺｳ', branchName: 'ﾁﾕｳｵｳ', holder: 'ﾔﾏﾀﾞ ﾀﾛｳ', balanceYen: 50_000, state: 'open' }]),
    answers: { 204: givesNothing('記した') }, refusals: [badForm],
  },
  account: { ja: '口座の残高と、そこで動いたもの', params: accountParts, answers: { 200: gives('動いた順', account, { ...place, holder: 'ﾔﾏﾀﾞ ﾀﾛｳ', state: 'open', balanceYen: 26_600, movements: [{ postedOn: '2026-06-30', yen: -23_400, balanceYen: 26_600, kind: '14', description: 'ｺｳｻﾞﾌﾘｶｴ' }] }) }, refusals: [noAccount] },
  mandates: { ja: '預金口座振替依頼書のある口座を決める(前に決めたものと入れ替わる)', params: ofCity, body: json(mandateBody, [{ ...place, from: '2026-04-01', through: null }]), answers: { 204: givesNothing('これから引き落とすものに効く') }, refusals: [noCity, badForm, noAccount] },
  outcomes: { ja: '顧客番号ごとに、振替の結果を決める(前に決めたものと入れ替わる)', params: ofCity, body: json(outcomeBody, [{ customerNumber: '00009876543260100000', debitResult: '5' }]), answers: { 204: givesNothing('これから引き落とすものに効く。お金は動かない') }, refusals: [noCity, badForm] },
  closedDays: { ja: '銀行が臨時に休む日を決める(前に決めたものと入れ替わる)', body: json(closedDayBody, ['2026-06-30']), answers: { 204: givesNothing('今から効く') }, refusals: [badForm] },
  merger: { ja: '支店をほかの支店に統合する(今日から)', body: json(mergerBody, { bankCode: '9998', fromBranchCode: '102', toBranchCode: '101' }), answers: { 204: givesNothing('元の支店の番号でも引き落とせ、結果には新しい支店を書く') }, refusals: [badForm, [404, 'TSG-B19', 'その支店はないか、同じ支店である'], [409, 'TSG-B20', '同じ番号の口座が両方の支店にある']] },
  totals: { ja: 'すべての口座の残高の合計と、外から入った合計', answers: { 200: gives('二つはいつも等しい。clearingYen は振り込む途中と返す前のお金', totals, { balanceYen: 50_000, outsideYen: 50_000, clearingYen: 0, accounts: 3 }) } },
} satisfies Readonly<Record<string, RouteForm>>;
