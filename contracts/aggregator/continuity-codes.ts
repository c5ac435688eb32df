import { assume } from '../../law/define.js';

/** No layout of these files is public: what is said is, how it is written is ours. */
export const continuityFormBasis = assume('別添1 集約3-③〜4-⑥は流れだけを述べる。項目・形・コードは公開されておらず、自前の形である。個人番号は使わない(国保総合システムは個人番号を扱わない)');

/** 高額該当の回数は、この診療月から引き継ぐ(兵庫県国民健康保険運営方針など). */
export const firstCarriedMonth = '201804';

/** What became of a member of the 転出元 household on the day of the move. */
export const memberFates = [
  ['movedHere', 'この世帯へ移った'], ['movedElsewhere', 'ほかの世帯・区市町村へ移った'], ['stays', '転出元に残った'], ['leftInsurance', '国保をやめた'], ['died', '死亡した'],
] as const;
export type MemberFate = (typeof memberFates)[number][0];

/** The course of a 継続候補世帯 at 国保情報集約システム. */
export const candidateStates = [
  ['extracted', '抽出'], ['listed', 'リスト配信済'], ['decided', '確定指示受付'], ['confirmed', '確定'], ['failed', '確定できず'], ['imported', '引継情報引取済'], ['cancelled', '取消'], ['closed', '候補でなくなった'],
] as const;
export type CandidateState = (typeof candidateStates)[number][0];

/** The same as 国保総合PC shows it to the municipality moved into. */
export const candidateScreenStates = [['toDecide', '判断待ち'], ['instructed', '指示済(確定待ち)'], ['settled', '確定'], ['closed', '候補でなくなった']] as const;
export type CandidateScreenState = (typeof candidateScreenStates)[number][0];

/** 確定指示: what the municipality moved into decides. */
export const continuityInstructions = [['continue', '継続する'], ['notContinue', '継続しない'], ['cancel', '取り消す']] as const;
export type ContinuityInstructionKind = (typeof continuityInstructions)[number][0];

export const continuityOutcomes = [['inherited', '継続と確定し、月を引き継いだ'], ['nothingToInherit', '継続と確定した(引き継ぐ月はない)'], ['notContinued', '継続しないと確定した'], ['cancelled', '取り消した'], ['failed', '確定できない']] as const;
export type ContinuityOutcome = (typeof continuityOutcomes)[number][0];

/** What the list says beside a candidate. It suggests, and decides nothing. */
export const candidateReasons = [
  ['headSame', '転出元の世帯主が、転入後の世帯主である'], ['headDiffers', '転出元の世帯主と転入後の世帯主が違う'], ['everybodyMoved', '転出元の世帯の全員が移った'], ['someStay', '転出元に残った人か、別の所へ移った人がいる'],
  ['joinsHousehold', '転入先に、前からの世帯がある'], ['severalSources', '転出元の世帯が二つ以上ある'], ['nominalHead', '擬制世帯主のいる世帯である'], ['movedOnFirst', '月の初日の転入である(転居月の特例はない)'],
] as const;
export type CandidateReason = (typeof candidateReasons)[number][0];
