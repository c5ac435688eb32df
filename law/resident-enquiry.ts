import { cite, type Basis, type Day } from './define.js';

/**
 * From this day a number is searched at J-LIS only with all four items, or with three of them leaving out 性別; the search
 * bears with notation and 外字. Before it any three items would do, and a stranger of the same name, birthday and sex was hit.
 */
export const itemSearchTightenedOn: Day = '2023-12-18';
export const itemSearchBasis: Basis = cite('マイナンバー情報総点検本部 第5回', '検索は4情報、または性別を除く3情報に限る(国の機関・都道府県は2023-12-18から)。表記の揺れと外字を許す');

/** From this day an insurer takes a number found by items only when 漢字氏名, カナ氏名, 生年月日, 性別 and 住所 all agree. */
export const allFiveItemsSince: Day = '2023-06-01';
export const allFiveItemsBasis: Basis = cite('マイナンバー情報総点検本部 第1回', '個人番号は5情報のすべてが一致したときだけ取得する(通知2023-04-14、省令2023-06-01)');
