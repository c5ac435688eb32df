import { describe, expect, it } from 'vitest';
import { certificateData, certificateTotals, numberSumOf, type CertificateData, type CertificateTotals } from '../../contracts/mailing/records.js';
import type { RecordDefinition, RecordOf } from '../../contracts/define.js';
import { codecOf } from '../../contracts/wire/codec.js';
import { bundledProfile } from '../../contracts/wire/profile.js';
import { inMemory } from '../../store/sqlite.js';
import type { Difference } from './differences.js';
import { city, noticeOf, withMailing, type Desk } from './desk.examples.js';

const name = `certificateData_${city}_2026-06-15_1.csv`;
const paperOf = (n: number, wish: Partial<CertificateData> = {}): CertificateData => ({
  certificateId: `C-${n}`, kind: 'elderlyCertificate', addressee: '見本 太郎', postalCode: null, addressLine1: `東京都港区架空町${n}-1`, addressLine2: null, name: '見本 花子', nameKana: 'ミホン ハナコ', bornOn: '1953-04-02', insurerNumber: '138032',
  householdKey: `0000000${n}`, branchNumber: '02', issuedOn: '2026-06-15', validFrom: '2026-08-01', validThrough: '2027-07-31', burdenRatio: '020', limitCategory: null, ...wish,
});
const sheetOf = (papers: readonly CertificateData[], wish: Partial<CertificateTotals> = {}): CertificateTotals =>
  ({ kind: 'elderlyCertificate', pieceCount: papers.length, threeTenthsCount: papers.filter(({ burdenRatio }) => burdenRatio === '030').length, numberSum: papers.reduce(numberSumOf, 0), ...wish });
const bytesOf = <D extends RecordDefinition>(definition: D, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-06-15', seq: 1 }, rows as never).bytes;

/** What the contractor says in the evening of papers and a totals sheet. */
async function inspected(desk: Desk, papers: readonly CertificateData[], totals: readonly CertificateTotals[]) {
  await desk.call('PUT', `/batches/${city}/${name}`, bytesOf(certificateData, papers));
  await desk.call('PUT', `/batches/${city}/${name}/totals`, bytesOf(certificateTotals, totals));
  await desk.evening();
  const { state, differences } = (await desk.call('GET', `/batches/${city}/${name}`)).body as { state: string; differences: readonly Difference[] };
  return { state, told: differences.map(({ kind, line }) => `${kind} ${line}`) };
}
const atDesk = (play: (desk: Desk) => Promise<void>) => withMailing(inMemory(), play);
const lettersOf = async (desk: Desk, id: string) => (await desk.call('GET', `/_sim/letters/${city}/${id}`)).body['letters'] as { sheets: { noticeId: string; lines: string[] }[] }[];

describe('証作成データ', () => {
  it('件数表と合えば受け付け、次の日に送り、受け取る人は割合と期限を読む', () => atDesk(async (desk) => {
    const papers = [paperOf(1), paperOf(2, { burdenRatio: '030' })];
    expect(await inspected(desk, papers, [sheetOf(papers)])).toEqual({ state: 'accepted', told: [] });
    await desk.until('2026-06-16');
    expect((await lettersOf(desk, 'C-2')).map(({ sheets }) => sheets)).toEqual([[{
      noticeId: 'C-2', lines: [
        '東京都港区架空町2-1', '見本 太郎 様', '港区 国民健康保険高齢受給者証', '記号番号 00000002 枝番 02', '氏名 見本 花子(ミホン ハナコ)', '生年月日 1953年4月2日', '交付年月日 2026年6月15日', '2026年8月1日から 2027年7月31日まで', '一部負担金の割合 3割', '保険者番号 138032',
      ],
    }]]);
    const done = (await desk.world.journal.arrows()).filter(({ steps }) => steps.length > 0).map(({ steps }) => steps);
    expect(done).toEqual([['A-10'], ['A-10'], ['A-12']]);
  }));

  it.each([
    ['通数が一つ多い表', [paperOf(1)], { pieceCount: 2 }, ['pieceCount 3']], ['3割の通数の違う表', [paperOf(1)], { threeTenthsCount: 1 }, ['threeTenthsCount 3']],
    ['記号番号の一桁を欠いた証', [paperOf(1, { householdKey: '0000001' })], { numberSum: numberSumOf(0, paperOf(1)) }, ['numberSum 3']],
    ['二度ある証', [paperOf(1), paperOf(1)], {}, ['noticeTwice 4']], ['割合のない高齢受給者証', [paperOf(1, { burdenRatio: null })], {}, ['ratioMissing 3']], ['適用区分のない限度額適用認定証', [paperOf(1, { kind: 'limitCertificate', burdenRatio: null })], { kind: 'limitCertificate' }, ['categoryMissing 3']], ['適用区分のある高齢受給者証', [paperOf(1, { limitCategory: 'A03' })], {}, ['categoryMissing 3']],
    ['期限のない高齢受給者証', [paperOf(1, { validThrough: null })], {}, ['validityMissing 3']],
    ['昨日で切れた証', [paperOf(1, { validFrom: '2026-06-01', validThrough: '2026-06-14' })], {}, ['validityPast 3']], ['初日より前に切れる証', [paperOf(1, { validThrough: '2026-07-31' })], {}, ['validityPast 3']],
    ['個人番号の入った証', [paperOf(1, { addressLine2: '123456789012' })], {}, []],
  ] as const)('%sは受け付けないか、あればその場所を言う', (_ja, papers, wish, told) => atDesk(async (desk) => {
    expect(await inspected(desk, papers, [sheetOf(papers, wish)])).toEqual({ state: told.length > 0 ? 'refused' : 'accepted', told });
  }));

  it('今日まで有効な証と、期限のないお知らせは受け付ける', () => atDesk(async (desk) => {
    const papers = [paperOf(1, { validFrom: '2026-06-01', validThrough: '2026-06-15' }), paperOf(2, { kind: 'eligibilityInformation', validThrough: null, burdenRatio: null })];
    expect(await inspected(desk, papers, [sheetOf([papers[0]!]), sheetOf([papers[1]!], { kind: 'eligibilityInformation' })])).toEqual({ state: 'accepted', told: [] });
  }));

  it('表にない種類は、ないと言ったことになる', () => atDesk(async (desk) => {
    const papers = [paperOf(1), paperOf(2, { kind: 'eligibilityCertificate', burdenRatio: null })];
    expect(await inspected(desk, papers, [sheetOf([papers[0]!])])).toEqual({ state: 'refused', told: ['pieceCount 0', 'numberSum 0'] });
  }));

  it('前に受け付けた証をもう一度は印刷しない', () => atDesk(async (desk) => {
    const papers = [paperOf(1)];
    await inspected(desk, papers, [sheetOf(papers)]);
    const again = name.replace('_1.csv', '_2.csv');
    const bytes = <D extends RecordDefinition>(definition: D, rows: readonly RecordOf<D>[]) => codecOf(bundledProfile(), definition).format({ municipalityCode: city, date: '2026-06-15', seq: 2 }, rows as never).bytes;
    await desk.call('PUT', `/batches/${city}/${again}`, bytes(certificateData, papers));
    await desk.call('PUT', `/batches/${city}/${again}/totals`, bytes(certificateTotals, [sheetOf(papers)]));
    await desk.world.advance('2026-06-16T20:00');
    expect(((await desk.call('GET', `/batches/${city}/${again}`)).body as { differences: Difference[] }).differences.map(({ kind, noticeId }) => `${kind} ${noticeId}`)).toEqual(['noticeEarlier C-1']);
  }));

  it('保険料通知と証は、別の印刷単位として並ぶ', () => atDesk(async (desk) => {
    const papers = [paperOf(1)];
    await desk.hand(1, [noticeOf(1)]);
    await inspected(desk, papers, [sheetOf(papers)]);
    await desk.until('2026-06-16');
    expect(((await desk.call('GET', `/batches/${city}`)).body as { batches: { name: string; state: string }[] }).batches.map(({ state }) => state)).toEqual(['posted', 'posted']);
  }));
});
