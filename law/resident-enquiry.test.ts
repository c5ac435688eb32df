import { expect, it } from 'vitest';
import { basisText } from './define.js';
import { allFiveItemsBasis, allFiveItemsSince, itemSearchBasis, itemSearchTightenedOn } from './resident-enquiry.js';

it('5情報すべての一致は2023年6月1日から、検索の条件は2023年12月18日から', () => {
  expect([allFiveItemsSince, itemSearchTightenedOn]).toEqual(['2023-06-01', '2023-12-18']);
  expect([allFiveItemsBasis, itemSearchBasis].map(basisText)).toEqual([
    'マイナンバー情報総点検本部 第1回 個人番号は5情報のすべてが一致したときだけ取得する(通知2023-04-14、省令2023-06-01)',
    'マイナンバー情報総点検本部 第5回 検索は4情報、または性別を除く3情報に限る(国の機関・都道府県は2023-12-18から)。表記の揺れと外字を許す',
  ]);
});
