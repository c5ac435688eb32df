import type { ResidentLookupAnswer } from '../../../contracts/juki-net/lookup.js';
import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface LookupAnswerQuestion { readonly outcome: ResidentLookupAnswer['outcome']; readonly total: number; readonly hasNumber: boolean; readonly isDead: boolean; readonly residentHolder: string | null; readonly otherHolder: string | null }

/** 住基ネットの回答の判定: only one hit that is nobody else's number is taken over; several hits are never chosen among. */
export const lookupAnswer = rule({
  id: 'lookupAnswer',
  ja: '住登外者についての住基ネットの回答の判定',
  basis: assume('該当が一人でない照会の結果は、職員が決めるまで何にも書かない。消除・死亡・番号変更の扱いは公開されていない'),
  outcomes: {
    found: '本人確認済', several: '職員が決める', notFound: '該当なし', dead: '死亡', removed: '消除', numberReplaced: '照会し直す', duplicate: '併合を待つ', isResident: '確認を待つ', refused: '照会できない',
  },
  decide: ({ outcome, total, hasNumber, isDead, residentHolder, otherHolder }: LookupAnswerQuestion) => {
    if (outcome === 'refused' || outcome === 'serviceError') return ['refused', '住基ネットが照会に応じなかった'];
    if (outcome === 'noResident') return ['notFound', '住基ネットに合う人がいない'];
    if (outcome === 'several' || total > 1) return ['several', `${total}人が該当する。職員が決めるまで、どの人の番号も住所も使わない`];
    if (residentHolder !== null) return ['isResident', `住民 ${residentHolder} と同じ個人番号である`];
    if (otherHolder !== null) return ['duplicate', `住登外者 ${otherHolder} と同じ個人番号である`];
    if (outcome === 'numberReplaced') return hasNumber ? ['found', '個人番号が変わり、新しい番号を受けた'] : ['numberReplaced', '個人番号が変わった。新しい番号は4情報で照会し直す'];
    if (outcome === 'residentRemoved') return isDead ? ['dead', '死亡により消除されている'] : ['removed', '住民票が消除されている'];
    return ['found', hasNumber ? '一人が該当し、個人番号を受けた' : '一人が該当したが、5情報のすべては一致せず、個人番号は受けていない'];
  },
});
