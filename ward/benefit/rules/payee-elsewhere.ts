import { wordOf } from '../../../contracts/codes.js';
import { nonRegisteredStates, type NonRegisteredState } from '../../../contracts/ward-non-registered.js';
import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface PayeeElsewhereQuestion { readonly isDead: boolean; /** She is, or was, a resident: the ward knows who she is. */ readonly isResident: boolean; readonly elsewhere: NonRegisteredState | null }

const waiting: readonly NonRegisteredState[] = ['asked', 'numberReplaced'];
const forClerks: readonly NonRegisteredState[] = ['several', 'duplicate', 'isResident'];

/** 給付の申請者の本人確認の判定: nobody is paid of whom it is not known who she is, nor anybody who is dead. */
export const payeeElsewhere = rule({
  id: 'payeeElsewhere',
  ja: '給付の申請者の本人確認の判定',
  basis: assume('別添1 給付②は住登外者の住民票関係情報を住基ネットで取得すると言うだけで、給付のどこで使うかは公開されていない。区に住んだことのない人には、住基ネットで本人と確かめてから支給を決める'),
  outcomes: { here: '区の記録のある人', confirmed: '住基ネットで本人と確かめた', waits: '住基ネットの回答を待つ', unsettled: '職員が住登外者のことを決めるのを待つ', unfound: '本人と確かめられない', dead: '亡くなっている' },
  decide: ({ isDead, isResident, elsewhere }: PayeeElsewhereQuestion) => {
    if (isDead) return ['dead', '申請者は亡くなっている。この人には払わない'];
    if (isResident || elsewhere === null) return ['here', '申請者は区の住民か、住民だった人である'];
    if (elsewhere === 'found') return ['confirmed', '申請者を住基ネットで本人と確かめた'];
    const how = wordOf(nonRegisteredStates, elsewhere);
    if (waiting.includes(elsewhere)) return ['waits', `申請者について住基ネットの回答を待っている(${how})`];
    if (forClerks.includes(elsewhere)) return ['unsettled', `申請者がどの人か、職員が決めていない(${how})`];
    return ['unfound', `申請者を住基ネットで本人と確かめられない(${how})`];
  },
});
