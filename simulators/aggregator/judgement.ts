import type { ChainIssue, Evaluation } from './evaluate.js';
import type { ChainIssueCode } from './joins.js';
import type { Loading } from './staging.js';

/** What an issue of the judgement says to a municipality. It names nothing of the other municipality but the days. */
const texts: Readonly<Record<ChainIssueCode, { readonly ja: string; readonly why: (days: number) => string; readonly cure: string }>> = {
  E501: { ja: '適用期間', why: () => '適用開始より前に適用が終わる', cure: '正しい日付に訂正する' },
  E502: { ja: '適用期間', why: () => '一つの市区町村に終わっていない適用期間が二つある', cure: '終わった期間の適用終了年月日を送るか、誤った期間を無効化する' },
  E503: { ja: '適用期間', why: (days) => `ほかの適用期間と${days}日重複する`, cure: '相手の市区町村と異動日を確かめ、違うほうが訂正する。社保加入の喪失日は翌日なので、同じ日の転入なら転入先も同じ日に喪失とする' },
  E504: { ja: '適用期間', why: (days) => `県内の異動の間に${days}日の空白がある`, cure: '転入通知の日付(転出予定日ではない)で適用終了年月日を訂正する' },
  E505: { ja: '事由', why: () => '適用終了事由と、続く適用開始事由が対にならない', cure: '県内の異動なら県内転出と県内転入の対に訂正する' },
  E506: { ja: '資格取得年月日', why: (days) => `送られた資格取得年月日が都道府県の資格取得年月日と${days}日違う`, cure: '配信された資格取得年月日を使う。取得の事実が転入より前なら、前の市区町村の適用が足りない' },
  E507: { ja: '適用期間', why: () => '死亡または喪失の後に適用期間が始まる', cure: '喪失が誤りなら訂正し、新しく取得したのなら取得事由で送る' },
};

export const judgementText = (code: ChainIssueCode, days: number | null) => ({ ja: texts[code].ja, why: texts[code].why(days ?? 0), cure: texts[code].cure });

/** Adds to the batch's 処理結果 what the judgement found about the sender's own people, once a person. */
export const reportJudgement = ({ pair, log }: Loading) => {
  const told = new Set<string>();
  return async (personId: string, { issues }: Evaluation): Promise<void> => {
    if (issues.length === 0 || told.has(personId)) return;
    told.add(personId);
    for (const issue of issues) {
      for (const personKey of ownKeys(issue, pair.municipalityCode)) {
        await log.add({ code: issue.code, line: 0, byte: 0, field: '*', raw: '', ...judgementText(issue.code, issue.days), fileName: pair.persons.name, personKey });
      }
    }
  };
};

const ownKeys = ({ periods }: ChainIssue, municipalityCode: string): string[] => [...new Set(periods.filter((period) => period.municipalityCode === municipalityCode).map(({ personKey }) => personKey))];
