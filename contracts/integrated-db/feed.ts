/** What 統合DB tells by a feed of its own, each with numbers of its own. */
export const feedTopics = [['tax', '課税情報'], ['residents', '住民記録']] as const;
export type FeedTopic = (typeof feedTopics)[number][0];
export const feedKinds = [['full', '全件'], ['difference', '差分']] as const;
export type FeedKind = (typeof feedKinds)[number][0];
export const feedOperations = [['put', '登録・更新'], ['delete', '削除']] as const;
