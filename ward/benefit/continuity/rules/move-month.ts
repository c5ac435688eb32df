import { cite } from '../../../../law/define.js';
import { firstDayOf } from '../../../../law/fiscal-year.js';
import { firstHalvedMoveMonth } from '../../../../law/high-cost.js';
import { rule } from '../../../define.js';

/** 転居月の特例: both municipalities halve the limits of the month, unless the move was on the 1st. */
export const moveMonth = rule({
  id: 'moveMonth',
  ja: '転居月の特例',
  basis: cite('中野区・台東区・富田林市・玉名市', '都道府県内の転居で世帯の継続性が認められ、月の初日でない月は、前後の区市町村とも限度額と21,000円を2分の1にする。平成30年4月診療分から'),
  outcomes: { half: '限度額を2分の1にする', whole: '特例はない' },
  decide({ movedOn, continues, side }: { readonly movedOn: string | null; readonly continues: boolean; readonly side: 'origin' | 'destination' }) {
    if (movedOn === null) return ['whole', 'この月に、都道府県内のほかの区市町村との間の転居がない'];
    if (movedOn < firstDayOf(firstHalvedMoveMonth)) return ['whole', `${movedOn} は、転居月の特例の始まった${firstHalvedMoveMonth}診療分より前`];
    if (movedOn.endsWith('-01')) return ['whole', `${movedOn} は月の初日で、月の途中の転居でない`];
    if (!continues) return ['whole', `${movedOn} の転居で、世帯の継続性が認められていない`];
    return side === 'destination' ? ['half', `${movedOn} に転入し、世帯の継続性が認められた`] : ['half', `${movedOn} に世帯主と全員が県内へ転出した`, '転入先の確定は転出元に知らされないので、全員の転出で継続とみる'];
  },
});
