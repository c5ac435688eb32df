import { afterEach, describe, expect, it } from 'vitest';
import { assetAnswer, assetInquiry, contactReport, delinquentList, type AssetAnswerRow, type ContactReportRow } from '../../contracts/delinquency-contractor/records.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { profile } from '../ward-fixture.js';
import { duesBench, first, second } from './dues-fixture.js';

const server = process.env['TOTSUGO_TEST_PG'];

describe.each([['SQLite', undefined], ['PostgreSQL', server]] as const)('滞納整理の委託(%s)', (engine, address) => {
  const check = it.skipIf(engine === 'PostgreSQL' && !server);
  const { begin, close, arrives, paid } = duesBench(address, 'contractor');
  afterEach(async () => expect(await close()).toEqual([]));
  type Ward = Awaited<ReturnType<typeof begin>>;
  let seq = 0;
  const handed = async (ward: Ward) => {
    const { files } = await ward.ward.run('exportDelinquents');
    const made = (await ward.ward.outgoing()).filter(({ name }) => files.includes(name));
    return { list: codecOf(profile, delinquentList).parse(made[0]!).records.map(({ value }) => value), inquiries: made[1] ? codecOf(profile, assetInquiry).parse(made[1]).records.map(({ value }) => value) : [], bytes: made.map(({ bytes }) => Buffer.from(bytes).toString()).join() };
  };
  const who = { caseId: 'DC-0000001', name: '試験 1号', nameKana: 'シケン', bornOn: '1990-05-20' } as const;
  const report = (facts: Partial<ContactReportRow> = {}): ContactReportRow => ({ reportId: 'R-1', ...who, contactedOn: '2026-08-19', contactOutcome: 'noAnswer', promisedOn: null, promisedYen: null, enteredBy: '架空 担当', ...facts });
  const reports = (ward: Ward, ...rows: readonly ContactReportRow[]) => ward.ward.deliver(codecOf(profile, contactReport).format({ municipalityCode: '131032', date: '2026-08-20', seq: (seq += 1) }, rows));
  const reply = (inquiryId: string, facts: Partial<AssetAnswerRow> = {}): AssetAnswerRow => ({
    inquiryId, ...who, replyResult: 'found', address: '東京都港区試験一丁目', assetKind: 'deposit', assetDetail: '普通 1234567', assetYen: 52_300, grossYen: null, incomeTaxYen: null, residentTaxYen: null, socialInsuranceYen: null, dependants: null, answeredOn: '2026-09-01', ...facts,
  });
  const replies = (ward: Ward, ...rows: readonly AssetAnswerRow[]) => ward.ward.deliver(codecOf(profile, assetAnswer).format({ municipalityCode: '131032', date: '2026-09-01', seq: (seq += 1) }, rows));
  const addressOf = async (ward: Ward) => (await ward.store.db.selectFrom('ward_resident').select('address').where('person_key', '=', 'P1').executeTakeFirstOrThrow()).address;

  check('滞納者情報には、その日に納期限を過ぎた未納のある人だけが一行ずつ、個人番号も宛名番号もなしに載り、完納になれば載らない', async () => {
    const ward = await begin();
    await ward.at('2026-06-30');
    expect((await handed(ward)).list).toEqual([]);
    await ward.at('2026-08-20');
    const { list, bytes } = await handed(ward);
    const [one, two] = [(await ward.account(first)).unpaid_yen, (await ward.account(second)).unpaid_yen];
    expect(list[0]).toEqual({ ...who, address: await addressOf(ward), asOf: '2026-08-20', overdueCount: 2, oldestDueOn: '2026-06-30', balanceYen: one + two, isInGrace: false, isNegotiating: false, isNotDisclosed: false });
    expect([list.length, /\d{12}/.test(bytes), /P1/.test(bytes)]).toEqual([2, false, false]);
    for (const key of [first, second]) await arrives(ward, paid(ward.slip.get(key)!, '2026-08-20T10:00'));
    expect((await handed(ward)).list.map(({ caseId }) => caseId)).toEqual(['DC-0000002']);
    expect((await ward.dues()).caseId).toBe('DC-0000001');
  });

  check('不開示の人は委託先に渡さず、渡す区でも住所を書かない', async () => {
    for (const [protectedToContractor, told] of [['withheld', []], ['given', [[null, true]]]] as const) {
      const ward = await begin({ people: 1, parameters: { protectedToContractor } });
      await ward.store.db.updateTable('ward_resident').set({ is_not_disclosed: 1 }).execute();
      await ward.at('2026-08-20');
      expect((await handed(ward)).list.map(({ address: written, isNotDisclosed }) => [written, isNotDisclosed])).toEqual(told);
      expect(await close()).toEqual([]);
    }
  });

  check('死亡の分かった人は滞納者情報に載らず、財産調査の照会は渡る', async () => {
    const ward = await begin();
    await ward.at('2026-08-20');
    await ward.act('inquireAssets', {});
    await ward.store.db.updateTable('ward_resident').where('person_key', '=', 'P1').set({ died_on: '2026-08-19' }).execute();
    const { list, inquiries } = await handed(ward);
    expect([list.map(({ caseId }) => caseId), inquiries.map(({ caseId }) => caseId)]).toEqual([['DC-0000002'], ['DC-0000001']]);
  });

  check('電話催告の結果は一度だけ記録になり、約束も載るが、収納も処分も動かさない', async () => {
    const ward = await begin();
    await ward.at('2026-08-20');
    await handed(ward);
    const before = await ward.accounts();
    const result = await reports(ward, report(), report({ reportId: 'R-2', contactOutcome: 'promise', promisedOn: '2026-08-31', promisedYen: 5_000 }));
    expect([result.accepted, result.applied, (await reports(ward, report(), report({ reportId: 'R-3' }))).applied]).toEqual([true, 2, 1]);
    const { contacts, decisions } = await ward.dues();
    expect([contacts.map(({ outcome, source, by, promisedYen }) => [outcome, source, by, promisedYen]), decisions, await ward.accounts()]).toEqual([[['noAnswer', 'contractor', '架空 担当', null], ['promise', 'contractor', '架空 担当', 5_000], ['noAnswer', 'contractor', '架空 担当', null]], [], before]);
    expect((await reports(ward, report({ reportId: 'R-9', contactedOn: '2026-08-21' }))).issues.map(({ code }) => code)).toEqual(['E206']);
  });

  check('別の人の行が混じったファイルは丸ごと断り、どこにあったかだけを一度記録する', async () => {
    const ward = await begin();
    await ward.at('2026-08-20');
    await handed(ward);
    const mixed = [report({ reportId: 'R-5' }), report({ reportId: 'R-6', name: '別の 人', bornOn: '1955-01-01' }), report({ reportId: 'R-7', caseId: 'DC-0000099' })];
    const result = await reports(ward, ...mixed);
    expect([result.accepted, result.applied, result.issues.map(({ code, line }) => [code, line])]).toEqual([false, 0, [['E209', 4], ['E209', 5]]]);
    expect((await ward.dues()).contacts).toEqual([]);
    const { incidents } = await ward.ward.query({ query: 'delinquencyIncidents' });
    expect(incidents.map(({ incidentNo, line, caseId, why }) => [incidentNo, line, caseId, why])).toEqual([[1, 4, 'DC-0000001', 'その識別の人とカナ氏名か生年月日が違う'], [2, 5, 'DC-0000099', '委託先に渡していない人の識別']]);
    expect(JSON.stringify(incidents)).not.toContain('1955-01-01');
    await ward.ward.deliver(codecOf(profile, contactReport).format({ municipalityCode: '131032', date: '2026-08-20', seq }, mixed));
    expect((await ward.ward.query({ query: 'delinquencyIncidents' })).incidents).toHaveLength(2);
  });

  check('財産調査は一度だけ委託先に渡り、住所まで一致する財産は本人のもの、違えば職員が決める', async () => {
    const ward = await begin();
    await ward.at('2026-08-20');
    expect([await ward.codes('inquireAssets', {}), await ward.codes('inquireAssets', {}), await ward.codes('inquireAssets', { target: 'employer', targetName: '架空商事' })]).toEqual([[], ['TSG-W313'], []]);
    const { inquiries } = await handed(ward);
    expect([inquiries.map(({ inquiryId, caseId, targetName }) => [inquiryId, caseId, targetName]), (await handed(ward)).inquiries]).toEqual([[['TD-0000001', 'DC-0000001', '架空銀行'], ['TD-0000002', 'DC-0000001', '架空商事']], []]);
    const home = await addressOf(ward);
    const rows = [reply('TD-0000001', { address: home }), reply('TD-0000001', { assetDetail: '普通 7654321', assetYen: 9 })];
    const result = await replies(ward, ...rows);
    expect([result.accepted, result.applied, result.issues.map(({ code, line }) => [code, line])]).toEqual([true, 2, [['W208', 4]]]);
    expect((await replies(ward, ...rows)).applied).toBe(0);
    const looked = async () => (await ward.ward.query({ query: 'assets', personKey: 'P1' })).inquiries.map(({ state, assets }) => [state, assets.map((asset) => [asset.assetId, asset.state])]);
    expect(await looked()).toEqual([['heldBack', [['TD-0000001-1', 'own'], ['TD-0000001-2', 'heldBack']]], ['waiting', []]]);
    expect([await ward.codes('handleAsset', { inquiryId: 'TD-0000001', decision: 'discard', assetId: 'TD-0000001-1' }), await ward.codes('handleAsset', { inquiryId: 'TD-0000001', decision: 'discard', assetId: 'TD-0000001-2' }), await ward.codes('handleAsset', { inquiryId: 'TD-0000009', decision: 'none' }), await ward.codes('handleAsset', { inquiryId: 'TD-0000002', decision: 'found' })])
      .toEqual([['TSG-W315'], [], ['TSG-W314'], ['TSG-W316']]);
    await ward.act('handleAsset', { inquiryId: 'TD-0000002', decision: 'none' });
    expect(await looked()).toEqual([['answered', [['TD-0000001-1', 'own'], ['TD-0000001-2', 'notOwn']]], ['empty', []]]);
  });

  check('照会していない人の財産や、生年月日の違う財産の回答は、取り違えとして断る', async () => {
    const ward = await begin();
    await ward.at('2026-08-20');
    await ward.act('inquireAssets', {});
    await handed(ward);
    expect((await replies(ward, reply('TD-0000001', { bornOn: '1990-05-21' }))).accepted).toBe(false);
    expect((await replies(ward, reply('TD-0000001', { caseId: 'DC-0000002', name: '試験 2号' }))).accepted).toBe(false);
    expect((await ward.ward.query({ query: 'delinquencyIncidents' })).incidents.map(({ why }) => why)).toEqual(['その識別の人とカナ氏名か生年月日が違う', 'その人について照会していない']);
    expect((await ward.ward.query({ query: 'assets', personKey: 'P1' })).inquiries.map(({ state }) => state)).toEqual(['waiting']);
    expect((await replies(ward, reply('TD-0000001', { assetKind: 'wage' }))).issues.map(({ code, field }) => [code, field])).toEqual([['E206', 'grossYen'], ['E206', 'incomeTaxYen'], ['E206', 'residentTaxYen'], ['E206', 'socialInsuranceYen'], ['E206', 'dependants']]);
  });
});
