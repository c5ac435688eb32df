import { expect, it } from 'vitest';
import { readSheet } from './sheet.js';

const window = ['〒105-0011', '東京都港区架空町1-1', '見本荘5号', '見本 花子 様'];

it('通知書からは、宛名・住所・番号・年度・決定か変更か・月数・軽減の有無を読む', () => {
  const lines = [...window, '港区 令和8年度 国民健康保険料変更通知書', '通知書番号 R8-00000012-03', '医療分 150,000円', '年額 1,234,567円(11か月分、2割軽減)'];
  expect(readSheet(lines)).toEqual({ paper: 'premiumNotice', addressee: '見本 花子', address: '東京都港区架空町1-1 見本荘5号', number: 'R8-00000012-03', fiscalYear: 2026, isChange: true, months: 11, isReduced: true });
});

it.each([['港区 令和元年度 国民健康保険料決定通知書', 2019], ['港区 2018年度 国民健康保険料決定通知書', 2018]])('「%s」は%d年度と読む', (heading, year) => {
  expect(readSheet([...window, heading, '通知書番号 1', '年額 0円(0か月分、軽減なし)'])).toMatchObject({ fiscalYear: year, isChange: false, months: 0, isReduced: false });
});

it('証からは、氏名・カナ・生年月日・交付の日・有効期間の初めの日を読む', () => {
  const lines = [...window.slice(1), '港区 国民健康保険資格確認書', '記号番号 00000012 枝番 01', '氏名 SMITH JOHN(ABC)(スミス ジョン)', '生年月日 1985年6月15日', '交付年月日 2026年7月8日', '2026年8月1日から 2027年7月31日まで', '保険者番号 138032'];
  expect(readSheet(lines)).toEqual({
    paper: 'certificate', title: '資格確認書', addressee: '見本 花子', address: '東京都港区架空町1-1 見本荘5号', number: '00000012 枝番 01', name: 'SMITH JOHN(ABC)', nameKana: 'スミス ジョン', bornOn: '1985-06-15', issuedOn: '2026-07-08', validFrom: '2026-08-01',
  });
});

it.each(['限度額適用認定証', '限度額適用・標準負担額減額認定証'])('%sも証として読む', (title) => {
  const lines = [...window.slice(1), `港区 国民健康保険${title}`, '記号番号 00000012 枝番 01', '氏名 見本 花子(ミホン ハナコ)', '生年月日 1985年6月15日', '交付年月日 2026年7月8日', '2026年7月1日から 2026年7月31日まで', '適用区分 ウ', '保険者番号 138032'];
  expect(readSheet(lines)).toMatchObject({ paper: 'certificate', title, name: '見本 花子', issuedOn: '2026-07-08', validFrom: '2026-07-01' });
});

it.each([['還付通知書', 'refund'], ['充当通知書', 'appropriation']] as const)('過誤納金%sからは、通知の番号を読む', (heading, paper) => {
  expect(readSheet([...window.slice(1), `港区 国民健康保険料 過誤納金${heading}`, '通知の番号 KF-0000001', '保険料の通知書番号 0000001201'])).toEqual({ paper, addressee: '見本 花子', address: '東京都港区架空町1-1 見本荘5号', number: 'KF-0000001' });
});

it('知らない紙からは、誰あてかだけを読む', () => {
  expect(readSheet([...window, '臨時のお知らせ'])).toEqual({ paper: 'other', addressee: '見本 花子', address: '東京都港区架空町1-1 見本荘5号', number: '番号なし' });
  expect(readSheet([])).toEqual({ paper: 'other', addressee: '', address: '', number: '番号なし' });
});
