import { derive } from '../../../law/define.js';
import { identityStates, type IdentityState } from '../../../contracts/insurer-hub/codes.js';
import { rule } from '../../define.js';

/** What 加入者情報 said last of the record a 突合結果 is about. */
export interface MemberStanding {
  readonly version: number;
  readonly state: IdentityState;
  readonly isVoid: boolean;
  /** X4, X5 that still hold. */
  readonly findings: readonly string[];
  /** What the ward holds otherwise than 加入者情報, by name. */
  readonly differs: readonly string[];
  /** The import it came with. */
  readonly importNo: number;
}
export interface ResolutionQuestion {
  /** 版 of the 突合結果 and the import it came with. */
  readonly version: number;
  readonly importNo: number;
  /** Null when nothing was ever said of the record. */
  readonly standing: MemberStanding | null;
}

const settled: readonly IdentityState[] = ['clear', 'clearedWithReason', 'lapsed'];
const words: ReadonlyMap<string, string> = new Map(identityStates);

/**
 * 解消の判定: is what a 突合結果 asked about gone? Only the hub's own word counts. That no newer notice has come says nothing:
 * it may be on its way, or held back. Where the hub is content with values the ward does not hold, the ward's record may still
 * be wrong and bring the error back: a person looks at it.
 */
export const matchResolution = rule({
  id: 'matchResolution',
  ja: '突合結果の解消の判定',
  basis: derive('誤りでなければ理由付き疑いなし、誤りなら更新(部会174 資料1 p.16)。届出で版が替わり、次の突合で疑いなしとなった記録には、そのどちらも要らない'),
  outcomes: { resolved: '解消した', byHand: '突合は済んだが、職員が確かめて閉じる', standing: '解消していない' },
  decide: ({ version, importNo, standing }: ResolutionQuestion) => {
    if (standing === null) return ['standing', 'この記録のその後を知らされていない'];
    const said = `加入者情報の版${standing.version}は${words.get(standing.state)}(取込${standing.importNo})`;
    if (standing.version < version) return ['standing', `通知は版${version}についてで、${said}`];
    if (standing.version === version && standing.importNo < importNo) return ['standing', `通知は${said}より後に届いた`];
    if (standing.findings.length > 0) return ['standing', `${said}だが、${standing.findings.join('・')}が残る`];
    if (!settled.includes(standing.state)) return ['standing', said];
    if (standing.differs.length > 0) return ['byHand', `${said}だが、この区の記録と違う(${standing.differs.join('・')})`];
    if (standing.isVoid) return ['resolved', `${said}。記録は無効化された`];
    return standing.state === 'lapsed' ? ['byHand', `${said}。止まったまま終わったなら、番号の誤りが残っていることがある`] : ['resolved', said];
  },
});
