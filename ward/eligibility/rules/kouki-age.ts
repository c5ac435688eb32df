import { koukiLossDay, lossDays, type KoukiLossRule } from '../../../law/acquisition-and-loss.js';
import { birthday } from '../../../law/day.js';
import type { Day } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface KoukiAgeQuestion { readonly bornOn: Day; readonly today: Day; readonly koukiLossRule: KoukiLossRule }

/** 75歳到達: from the 喪失日 on, the person belongs to 後期高齢者医療 without any 届出. */
export const koukiAge = rule({
  id: 'koukiAge',
  ja: '75歳到達の判定',
  basis: lossDays.koukiAge75.basis,
  outcomes: { reached: '喪失する', notYet: 'まだ喪失しない' },
  decide: ({ bornOn, today, koukiLossRule }: KoukiAgeQuestion) => {
    const loss = koukiLossDay(bornOn, koukiLossRule);
    const because = `75歳の誕生日 ${birthday(bornOn, 75)}・喪失日 ${loss}(${koukiLossRule === 'birthday' ? '誕生日' : '誕生日の翌日'})`;
    return [today >= loss ? 'reached' : 'notYet', because];
  },
});
