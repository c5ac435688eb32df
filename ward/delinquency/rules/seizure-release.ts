import { releaseBasis } from '../../../law/collection-terms.js';
import { basisText, type Day } from '../../../law/define.js';
import { rule } from '../../define.js';

export interface SeizureReleaseQuestion {
  readonly seizedOn: Day;
  /** What all its 期 together still owe. */
  readonly owedYen: number;
  /** All of them that still owe are stopped because of 生活困窮. */
  readonly isStoppedForHardship: boolean;
}

/** 差押の解除の判定: must a 差押 be lifted? */
export const seizureRelease = rule({
  id: 'seizureRelease',
  ja: '差押の解除の判定',
  basis: releaseBasis,
  outcomes: { cleared: '債権が消滅したので解除しなければならない', hardship: '生活困窮による執行停止なので解除しなければならない', kept: '解除の義務はない' },
  decide: ({ seizedOn, owedYen, isStoppedForHardship }: SeizureReleaseQuestion) => {
    if (owedYen === 0) return ['cleared', `${seizedOn} の差押に係る未納がなくなった`, basisText(releaseBasis)];
    return isStoppedForHardship ? ['hardship', `${seizedOn} の差押に係る期は、すべて生活困窮により執行を停止した`, basisText(releaseBasis)] : ['kept', '未納が残っている'];
  },
});
