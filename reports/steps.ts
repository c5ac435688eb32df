/** The seven works of 別添1, in its order. */
export const groups = [
  ['A', '資格・賦課'], ['B', '給付'], ['C', '収納・滞納'], ['D', '国保連の業務'], ['E', '資格継続'], ['F', '高額該当の引き継ぎ'], ['G', '医療保険者等向け中間サーバー等への提供'],
] as const;
export const groupOf = (stepId: string): string => stepId.slice(0, 1);
