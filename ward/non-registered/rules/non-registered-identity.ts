import { cite } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface NonRegisteredQuestion { readonly residents: number; readonly same: readonly string[]; readonly alike: readonly string[] }

/** 住登外者宛名番号の付番の判定: a number is given only to somebody who has none, neither as a resident nor as 住登外者. */
export const nonRegisteredIdentity = rule({
  id: 'nonRegisteredIdentity',
  ja: '住登外者宛名番号の付番の判定',
  basis: cite('地方公共団体情報システム共通機能標準仕様書', '2.3 住登外者宛名番号は4情報で探してから付番し、住民の宛名番号と重ならない'),
  outcomes: { resident: 'この区の住民である', known: '登録済みの住登外者である(新しく作らない)', newButAlike: '新しく付番する(似た住登外者がいる)', fresh: '新しく付番する' },
  decide: ({ residents, same, alike }: NonRegisteredQuestion) => {
    if (residents > 0) return ['resident', '4情報の合う住民がいる'];
    if (same.length > 0) return ['known', `4情報で探した ${same[0]!} と同じ人である`];
    return alike.length > 0 ? ['newButAlike', `${alike.join('・')} と似ている。住基ネットの個人番号で確かめる`] : ['fresh', '4情報の合う住民も住登外者もいない'];
  },
});
