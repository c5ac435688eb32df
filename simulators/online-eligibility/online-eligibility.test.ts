import { describe, expect, it } from 'vitest';
import { storeHome } from '../../store/homes.js';
import { inMemory } from '../../store/sqlite.js';
import { numberOf } from '../night-desk/desk.examples.js';
import { byCertificate, bySerial, held, hubSays, member, withClinic, type Clinic } from './clinic.examples.js';

const atClinic = <T>(play: (clinic: Clinic) => Promise<T>) => withClinic(inMemory(), play);
const registered = <T>(play: (clinic: Clinic) => Promise<T>) => atClinic(async (clinic) => {
  await clinic.hub(numberOf(1), hubSays('1'));
  await clinic.register('S-1', numberOf(1), '2030-02-03');
  return play(clinic);
});
const stopped = { qualification: 'stopped', medical: 'stopped', address: 'stopped' };

describe('証の記号番号による資格確認', () => {
  it('有効な人の資格を、決まった書き方で示す', () => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays('1', [held()], { card: null }));
    const { status, header, body, validity, result } = await clinic.confirm(byCertificate());
    expect([status, header.SegmentOfResult, header.ReferenceClassification, header.ProcessExecutionTime, header.QualificationConfirmationDate, body!.ProcessingResultStatus, validity]).toEqual([200, '1', '2', '20250602101500', '2025-06-02', '1', '1']);
    expect(result).toMatchObject({
      InsurerNumber: '138057', InsuredCardSymbol: '13103', InsuredIdentificationNumber: 'H1', InsuredBranchNumber: '01', InsuredName: '髙橋 一郎', Name: '髙橋 花子', NameKana: 'ﾀｶﾊｼ ﾊﾅｺ', Sex1: '2', Birthdate: '1980-02-03',
      Address: '東京都港区芝公園1-5-25', QualificationDate: '2025-04-01', DisqualificationDate: null, InsuredPartialContributionRatio: '030', LimitApplicationCertificateRelatedInfo: null, PharmacistsInfoConsFlg: null, ElderlyRecipientCertificateInfo: null,
    });
  }));

  it('尋ねた日と証の項目を、そのまま中間サーバーへ渡す', () => atClinic(async (clinic) => {
    await clinic.confirm(byCertificate({ InsuredCardSymbol: null, InsuredIdentificationNumber: '77', InsuredBranchNumber: '02' }, '2024-12-31'));
    expect(await clinic.hubAsked()).toEqual([{ path: '/online/lookups', body: { by: 'card', insurerNumber: '138057', householdKey: '77', branchNumber: '02', bornOn: '1980-02-03', on: '2024-12-31' } }]);
  }));

  it.each(['4', '5'])('資格有効性が%sなら、誰の資格も示さない', (validity) => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays(validity));
    expect(await clinic.confirm(byCertificate())).toMatchObject({ validity, result: null });
  }));

  it.each([['2', 'joinEmployeeInsurance', '03'], ['2', 'death', '01'], ['2', 'welfareStart', '02'], ['3', 'moveOutside', '99']])('資格有効性が%sで事由が%sなら、喪失年月日と喪失事由%sを添える', (validity, lossReason, code) => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays(validity, [held({ member: { ...member, lostOn: '2025-05-31', lossReason } })]));
    expect(await clinic.confirm(byCertificate())).toMatchObject({ validity, result: { DisqualificationDate: '2025-05-31', ReasonOfLoss: code } });
  }));

  it('限度額の区分は、同意があるときだけ示す', () => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays('1'));
    const limit = async (flag: string) => (await clinic.confirm(byCertificate({ LimitApplicationCertificateRelatedConsFlg: flag }))).result!.LimitApplicationCertificateRelatedInfo?.LimitApplicationCertificateClassificationFlag;
    expect([await limit('1'), await limit('0')]).toEqual(['A03', undefined]);
  }));

  it('70歳になった月の翌月から75歳の前日まで、高齢受給者証の割合も示す', () => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays('1', [held({ member: { ...member, bornOn: '1955-06-02' } })]));
    const ratio = async (on: '2025-06-30' | '2025-07-01' | '2030-06-01' | '2030-06-02') => (await clinic.confirm(byCertificate({}, on))).result!.ElderlyRecipientCertificateInfo?.ElderlyRecipientContributionRatio;
    expect([await ratio('2025-06-30'), await ratio('2025-07-01'), await ratio('2030-06-01'), await ratio('2030-06-02')]).toEqual([undefined, '030', '030', undefined]);
  }));

  it('不開示の人の住所は空になる', () => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays('1', [held({ visibility: { qualification: 'shown', medical: 'shown', address: 'stopped' } })]));
    expect((await clinic.confirm(byCertificate())).result).toMatchObject({ Name: '髙橋 花子', Address: null });
  }));

  it('一括では一人ずつ順に答え、件数を数える', () => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays('1'));
    const { MessageHeader, MessageBody } = await clinic.confirmAll([byCertificate(), byCertificate({ InsuredIdentificationNumber: 'H9' })]);
    expect([MessageHeader.NumberOfProcessingResult, MessageHeader.NumberOfNormalProcessing, MessageHeader.NumberOfError]).toEqual([2, 2, 0]);
    expect(MessageBody!.BulkConfirmUnit.map(({ QualificationValidity, ResultOfQualificationConfirmation }) => [QualificationValidity, ResultOfQualificationConfirmation?.Name])).toEqual([['1', '髙橋 花子'], ['4', undefined]]);
  }));
});

describe('マイナ保険証による資格確認', () => {
  it('登録したカードのシリアル番号から本人の資格を示し、同意した医療情報を見せる', () => registered(async (clinic) => {
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ validity: '1', code: null, header: { ReferenceClassification: '1' }, result: { Name: '髙橋 花子', PharmacistsInfoConsFlg: '1', SpecificHealthCheckupsInfoConsFlg: '1', DiagnosisInfoConsFlg: '1' } });
    expect(await clinic.confirm(bySerial('S-1', '0'))).toMatchObject({ result: { PharmacistsInfoConsFlg: null } });
  }));

  it('医療情報が止まっている人は、資格だけを示し医療情報は空になる', () => registered(async (clinic) => {
    await clinic.hub(numberOf(1), hubSays('1', [held({ visibility: { qualification: 'shown', medical: 'stopped', address: 'shown' } })]));
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ validity: '1', result: { Name: '髙橋 花子', PharmacistsInfoConsFlg: null, SpecificHealthCheckupsInfoConsFlg: null, DiagnosisInfoConsFlg: null } });
  }));

  it('資格情報が止められた瞬間から、何も示さない', () => registered(async (clinic) => {
    expect((await clinic.confirm(bySerial('S-1'))).result).not.toBeNull();
    await clinic.hub(numberOf(1), hubSays('4', [held({ visibility: stopped, member: null })]));
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ validity: '4', result: null });
  }));

  it('紐付いた番号の先を示す。番号が別人の記録に付いていれば、その人が見える', () => registered(async (clinic) => {
    await clinic.hub(numberOf(1), hubSays('1', [held({ member: { ...member, name: '佐藤 太郎' } })]));
    expect((await clinic.confirm(bySerial('S-1'))).result!.Name).toBe('佐藤 太郎');
  }));

  it('自己情報提供不可の人は、カードでは確認できない', () => registered(async (clinic) => {
    await clinic.hub(numberOf(1), hubSays('1', [held({ member: { ...member, selfInfoBlocked: true } })]));
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ code: 'TSG-Q24', validity: null, result: null, body: { ProcessingResultStatus: '2' } });
  }));

  it.each([
    [{ state: 'cancelled', effectiveOn: '2025-05-31' }, 'TSG-Q23'], [{ state: 'unregistered', effectiveOn: null }, 'TSG-Q23'], [{ state: 'cancelScheduled', effectiveOn: '2025-06-01' }, 'TSG-Q23'], [{ state: 'cancelScheduled', effectiveOn: '2025-06-02' }, null],
  ])('保険者が知る登録の状態 %o なら、答えは %s', (card, code) => registered(async (clinic) => {
    await clinic.hub(numberOf(1), hubSays('1', [held()], { card }));
    expect((await clinic.confirm(bySerial('S-1'))).code).toBe(code);
  }));

  it('登録のないシリアル番号には、登録がないと答える', () => atClinic(async (clinic) => {
    expect(await clinic.confirm(bySerial('S-9'))).toMatchObject({ code: 'TSG-Q21', body: { ProcessingResultStatus: '2', ProcessingResultMessage: '利用登録がない' } });
  }));
});

describe('答えられないとき', () => {
  it('形の違う要求は異常と答え、何が違うかを述べる。異常の値は設定で替わる', () => atClinic(async (clinic) => {
    const broken = await clinic.post('/qualifications', '<XmlMsg><MessageHeader/></XmlMsg>');
    expect([broken.status, broken.type]).toEqual([422, 'application/xml']);
    expect(Buffer.from(broken.bytes).toString()).toContain('<SegmentOfResult>9</SegmentOfResult><ErrorCode>TSG-Q01</ErrorCode><ErrorMessage>1行目 MedicalInstitutionCode: 必須の項目が空。1行目 MessageBody: MessageBody がない</ErrorMessage>');
    await clinic.set({ segmentOfError: '3' });
    expect(Buffer.from((await clinic.post('/qualifications', 'x')).bytes).toString()).toContain('<SegmentOfResult>3</SegmentOfResult>');
    expect((await clinic.post('/qualifications/bulk', 'x')).status).toBe(422);
  }));

  it('証とカードの両方、またはどちらもない要求は異常と答える', () => atClinic(async (clinic) => {
    const both = { ...byCertificate(), MessageBody: { ...byCertificate().MessageBody, CardSearchInfo: bySerial('S-1').MessageBody.CardSearchInfo } };
    const neither = { ...byCertificate(), MessageBody: { QualificationConfirmSearchInfo: null, CardSearchInfo: null } };
    expect(await clinic.confirm(both)).toMatchObject({ status: 422, code: 'TSG-Q01' });
    expect(await clinic.confirm(neither)).toMatchObject({ status: 422, code: 'TSG-Q01' });
  }));

  it('中間サーバーがいない、または答えが形に合わなければ、資格なしとは言わず異常と答える', async () => {
    await withClinic(inMemory(), async (clinic) => expect(await clinic.confirm(byCertificate())).toMatchObject({ status: 503, code: 'TSG-Q02', validity: null }), []);
    await atClinic(async (clinic) => {
      await clinic.hub('13103-H1', { validity: '9' });
      expect(await clinic.confirm(byCertificate())).toMatchObject({ status: 503, code: 'TSG-Q02', header: { ErrorMessage: '中間サーバーの答えが形に合わない(validity、historyKey、card、records)' } });
      await clinic.hub('13103-H1', hubSays('1', []));
      expect(await clinic.confirm(byCertificate())).toMatchObject({ status: 503, code: 'TSG-Q02' });
    });
  });

  it('回答の文字コードと文字コード識別は、設定に従う', () => atClinic(async (clinic) => {
    await clinic.hub('13103-H1', hubSays('1'));
    expect((await clinic.confirm(byCertificate())).header.CharacterCodeIdentifier).toBe('0');
    await clinic.set({ answerEncoding: 'shift_jis', characterCodesFrom: '1' });
    expect(await clinic.confirm(byCertificate())).toMatchObject({ header: { CharacterCodeIdentifier: '2' }, result: { Name: '髙橋 花子' } });
  }));
});

describe('オンライン資格確認の障害', () => {
  it('停止では異常、処理中では処理中と答え、どちらも資格を示さない', () => registered(async (clinic) => {
    await clinic.fault('stillProcessing');
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ status: 200, header: { SegmentOfResult: '2' }, body: null });
    await clinic.fault('serviceDown');
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ status: 503, code: 'TSG-Q05', body: null });
  }));
  it('古いカードが使える障害では、返納したカードでも資格が見える', () => registered(async (clinic) => {
    await clinic.giveBack('S-1');
    await clinic.fault('oldCardWorks');
    expect((await clinic.confirm(bySerial('S-1'))).result!.Name).toBe('髙橋 花子');
  }));
  it('負担割合と限度額の区分だけが空になる', () => registered(async (clinic) => {
    await clinic.fault('ratioBlank');
    expect((await clinic.confirm(bySerial('S-1'))).result).toMatchObject({ Name: '髙橋 花子', InsuredPartialContributionRatio: null, LimitApplicationCertificateRelatedInfo: null });
  }));
  it('文字コード識別だけが食い違う', () => registered(async (clinic) => {
    await clinic.fault('encodingLies');
    expect(await clinic.confirm(bySerial('S-1'))).toMatchObject({ header: { CharacterCodeIdentifier: '1' }, result: { Name: '髙橋 花子' } });
  }));
});

async function story(clinic: Clinic) {
  await clinic.hub(numberOf(1), hubSays('1'));
  await clinic.hub('13103-H1', hubSays('5'));
  const cards = [await clinic.register('S-1', numberOf(1), '2025-06-20'), await clinic.register('S-2', numberOf(2))];
  const answers = [await clinic.confirm(bySerial('S-1')), await clinic.confirm(byCertificate()), await clinic.giveBack('S-2')];
  await clinic.world.advance('2025-09-21T10:00');
  return { cards, answers, last: await clinic.confirm(bySerial('S-1')), reads: await clinic.reads(), asked: await clinic.hubAsked() };
}
const server = process.env['TOTSUGO_TEST_PG'];
const played = (store: string | undefined) => storeHome(store).then((home) => withClinic(home, story));

describe('どの置き場でも', () => {
  it.skipIf(!server)('PostgreSQLでも、同じ答えと記録になる', async () => {
    expect(await played(server)).toEqual(await played(undefined));
  });
});
