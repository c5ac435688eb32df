import { describe, expect, it } from 'vitest';
import { inMemory } from '../../store/sqlite.js';
import { city, debitFileOf, debitOf, payerOf, withBank, type Desk } from './desk.examples.js';

const atBank = (play: (desk: Desk) => Promise<void>) => withBank(inMemory(), play);
const june = debitFileOf({ day: '0630' }, [debitOf(1)]);

describe('銀行の窓口', () => {
  it.each([
    ['鍵がない', (own: Record<string, string>) => ({ 'x-totsugo-party': own['x-totsugo-party']! })], ['ほかの市区町村の鍵', (own: Record<string, string>, other: string) => ({ ...own, 'x-municipality-key': other })], ['名乗らない', (own: Record<string, string>) => ({ 'x-municipality-key': own['x-municipality-key']! })],
  ] as const)('%s相手は、どの窓口にも入れない', (_ja, headers) => atBank(async (desk) => {
    await desk.put('june', june);
    const given = headers(desk.headers, desk.world.token('BK', '131016'));
    for (const [method, path, body] of [
      ['PUT', `/requests/${city}/other`, june], ['GET', `/requests/${city}`], ['GET', `/requests/${city}/june`], ['POST', `/requests/${city}/june/stops`, { customerNumbers: ['1'] }], ...['results', 'statements'].flatMap((kind) => [['GET', `/${kind}/${city}`], ['GET', `/${kind}/${city}/x`], ['DELETE', `/${kind}/${city}/x`]] as const),
    ] as const) expect(await desk.call(method, path, body, given)).toMatchObject({ status: 403, body: { code: 'TSG-B02' } });
    expect((await desk.call('GET', `/requests/${city}`)).body['requests']).toHaveLength(1);
  }));

  it('鍵は市区町村ごとに違い、知らない市区町村・名・ファイルは断る', () => atBank(async (desk) => {
    expect((await desk.call('GET', `/_sim/municipalities/${city}/key`)).body).toEqual({ key: desk.headers['x-municipality-key'] });
    for (const path of ['/requests/999999', '/_sim/municipalities/999999/key', '/_sim/municipalities/999999/contract']) expect(await desk.call('GET', path)).toMatchObject({ status: 404, body: { code: 'TSG-B01' } });
    expect(await desk.call('GET', `/requests/${city}/none`)).toMatchObject({ status: 404, body: { code: 'TSG-B07' } });
    for (const [kind, code] of [['results', 'TSG-B08'], ['statements', 'TSG-B09']] as const) for (const method of ['GET', 'DELETE']) expect(await desk.call(method, `/${kind}/${city}/none`)).toMatchObject({ status: 404, body: { code } });
    expect(await desk.put('a%20b', june)).toMatchObject({ status: 422, body: { code: 'TSG-B04' } });
  }));

  it('上限を超えるファイルは、最後まで読んでから断る', () => atBank(async (desk) => {
    await desk.world.setParameters('bank', { maximumFileMB: 1 });
    expect(await desk.put('big', Buffer.alloc(1024 * 1024 + 1))).toMatchObject({ status: 413, body: { code: 'TSG-B05' } });
    expect(await desk.put('big', Buffer.alloc(1024 * 1024))).toMatchObject({ status: 202 });
  }));

  it('委託の契約は替えられ、ほかの市区町村の委託者コードと口座は使えない', () => atBank(async (desk) => {
    await desk.accounts([payerOf(1)]);
    const { bankCode, branchCode, accountKind, accountNumber } = payerOf(1);
    const place = { bankCode, branchCode, accountKind, accountNumber };
    const put = (code: string, body: object) => desk.call('PUT', `/_sim/municipalities/${code}/contract`, body);
    expect((await put(city, { consignorCode: '1234567890', ...place })).status).toBe(204);
    expect((await desk.call('GET', `/_sim/municipalities/${city}/contract`)).body).toMatchObject({ consignorCode: '1234567890', bankCode: '9998', balanceYen: 50_000, debitDays: null });
    expect(await put('131016', { consignorCode: '1234567890', ...place, accountNumber: '0000009' })).toMatchObject({ status: 404, body: { code: 'TSG-B13' } });
    expect(await put('131016', { consignorCode: '1234567891', ...place })).toMatchObject({ status: 409, body: { code: 'TSG-B18' } });
    expect(await put('131016', { consignorCode: '12' })).toMatchObject({ status: 422, body: { code: 'TSG-B10' } });
  }));

  it('口座は、同じものを一度に二度は書けず、書き直せば差だけが外から入るか外へ出る', () => atBank(async (desk) => {
    expect(await desk.call('PUT', '/_sim/accounts', [payerOf(1), payerOf(1, { balanceYen: 1 })])).toMatchObject({ status: 422, body: { code: 'TSG-B10' } });
    await desk.accounts([payerOf(1)]);
    await desk.accounts([payerOf(1, { balanceYen: 20_000, state: 'closed', holder: 'ﾍﾞﾂﾉ ﾋﾄ' }), payerOf(2, { balanceYen: 0 })]);
    expect((await desk.call('GET', '/_sim/accounts/9998/101/1/0000001')).body).toMatchObject({ holder: 'ﾍﾞﾂﾉ ﾋﾄ', state: 'closed', balanceYen: 20_000, movements: [{ yen: 50_000, kind: '10' }, { yen: -30_000, kind: '10' }] });
    expect(await desk.totals()).toEqual({ balanceYen: 20_000, outsideYen: 20_000, clearingYen: 0, accounts: 2 });
  }));

  it('依頼と結果は、種別の分かる電文として記録され、手順⑤になる', () => atBank(async (desk) => {
    await desk.payers(1);
    await desk.put('june', june);
    await desk.until('2026-07-02T05:10');
    await desk.resultIn('june');
    await desk.statementIn((await desk.statementNames())[0]!);
    expect((await desk.world.journal.exchanges()).map(({ layout, path, from, to }) => [layout, path, from, to])).toEqual([
      ['debitRequest', 'june', '国保システム', '指定金融機関'], ['debitResult', 'june', '指定金融機関', '国保システム'], ['accountStatement', `accountStatement_${city}_2026-06-30_0131032`, '指定金融機関', '国保システム'],
    ]);
    expect(new Set((await desk.world.journal.arrows()).flatMap(({ steps }) => steps))).toEqual(new Set(['C-05']));
  }));
});
