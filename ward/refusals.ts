/** Why the ward says no, and what the clerk can do about it. Nothing of a refused act is written to the records. */
export const refusals = {
  receivedInFuture: { code: 'TSG-W101', cure: '届出日を今日以前にする' },
  occurredInFuture: { code: 'TSG-W102', cure: '事実が起きてから届け出てもらう(先に届け出られるのは転出だけ)' },
  enteredBefore: { code: 'TSG-W103', cure: '新しい届出なら別の識別を付ける。直すときは適用期間の訂正・無効化を使う' },
  unknownPerson: { code: 'TSG-W110', cure: '宛名番号を確かめる。初めての人は適用開始の届出に本人の情報を添える' },
  personNotDescribed: { code: 'TSG-W111', cure: '届出の residents にその人の情報を加える' },
  individualNumberDigit: { code: 'TSG-W120', cure: '個人番号カードまたは通知カードで12桁を確かめる' },
  individualNumberTaken: { code: 'TSG-W121', cure: '住民記録で同じ人かを調べ、誤っている側の個人番号を先に訂正する。互いに取り違えているなら、全員を一つの訂正に書く' },
  individualNumberTwice: { code: 'TSG-W122', cure: '届出の中の個人番号を一人ずつ確かめる' },
  individualNumberDiffers: { code: 'TSG-W123', cure: '番号が変わったなら個人番号変更の届出、記録の誤りなら個人番号の訂正をする' },
  identityDiffers: { code: 'TSG-W124', cure: '宛名番号の取り違えでないか、住民記録の生年月日・性別を確かめる' },
  individualNumberSame: { code: 'TSG-W125', cure: '正しい個人番号を書く' },
  personTwice: { code: 'TSG-W126', cure: '一人を一度だけ書く' },
  alreadyInsured: { code: 'TSG-W130', cure: '今の適用期間を確かめる。日付の誤りなら適用期間の訂正をする' },
  beforeBirth: { code: 'TSG-W131', cure: '生年月日と事実発生日を確かめる' },
  pastKouki: { code: 'TSG-W132', cure: '後期高齢者医療の被保険者になるため適用を開始できない。生年月日を確かめる' },
  afterDeath: { code: 'TSG-W133', cure: '死亡日の記録を確かめる' },
  overlap: { code: 'TSG-W134', cure: '重なる適用期間の訂正または無効化を先にする' },
  emptyPeriod: { code: 'TSG-W135', cure: '日付を確かめる。初めから被保険者でなかったなら適用期間を無効化する' },
  datesDisagree: { code: 'TSG-W136', cure: '資格の日付と適用の日付の前後を確かめる' },
  notInsured: { code: 'TSG-W140', cure: '宛名番号と今の適用期間を確かめる' },
  endAlreadyWritten: { code: 'TSG-W141', cure: '終了日が違うなら適用期間の訂正をする' },
  ageDoesNotFit: { code: 'TSG-W142', cure: '生年月日、事由、事実発生日を確かめる' },
  newAddressDay: { code: 'TSG-W143', cure: '新住所に住み始めた日は県外転出だけに、転出日以後の日で書く' },
  headUnknown: { code: 'TSG-W150', cure: '世帯主の情報を residents に加えるか、世帯主の宛名番号を確かめる' },
  headWouldLeave: { code: 'TSG-W151', cure: '残る人の世帯主を決める世帯主変更を先に届け出る' },
  notWholeHousehold: { code: 'TSG-W152', cure: '世帯の全員を書く。一部だけなら世帯分離を届け出る' },
  nothingChanges: { code: 'TSG-W153', cure: '届出の内容と今の記録を見比べる' },
  householdUnknown: { code: 'TSG-W154', cure: '合併先の世帯主を確かめる。新しい世帯を作るなら世帯分離を届け出る' },
  missingItem: { code: 'TSG-W155', cure: '届出にその項目を書く' },
  headElsewhere: { code: 'TSG-W156', cure: 'その人の世帯へ移るなら世帯合併を届け出る' },
  periodUnknown: { code: 'TSG-W160', cure: '今の適用期間の開始日で指す' },
  endReasonMissing: { code: 'TSG-W161', cure: '終了していない期間の終了は、適用終了の届出で事由とともに入力する' },
  cardNotRegistered: { code: 'TSG-W170', cure: 'マイナ保険証の利用登録の有無を確かめる' },
  specialResidence: { code: 'TSG-W171', cure: '特例(マル学・マル遠・住所地特例)の今の区分を確かめる' },
  batchUnknown: { code: 'TSG-W180', cure: '処理結果ファイルを取り込んでから確認する' },
  confirmedBefore: { code: 'TSG-W181', cure: '確認は一度でよい' },
  nothingToSend: { code: 'TSG-W182', cure: '再送できるのは適用期間のある人と擬制世帯主だけ' },
  noticeUnknown: { code: 'TSG-W190', cure: '統合専用端末から受け取った突合結果を取り込んでから行う。識別は matchNotices で確かめる' },
  caseNotOpen: { code: 'TSG-W191', cure: '調査を始め(openMatchCase)、資料を見てから決める' },
  caseOpenBefore: { code: 'TSG-W192', cure: '調査している人と相談する。資料は目的を言えば見られる' },
  decidedBefore: { code: 'TSG-W193', cure: '統合専用端末の結果を待つ。断られたら、もう一度調査して決められる' },
  noticeSuperseded: { code: 'TSG-W194', cure: '新しい通知か、訂正した後の突合の結果を待つ' },
  decisionDisagrees: { code: 'TSG-W195', cure: 'dataError は changes、wrongLink と numberReplaced は corrections、correct は reasonCode だけを書く' },
  personNotConcerned: { code: 'TSG-W196', cure: '通知の人を corrections に書く。番号の変更なら本人だけを、取り違えなら関わる全員を書く' },
  notResolved: { code: 'TSG-W198', cure: '訂正や届出が次の突合で疑いなしとなり、それが加入者情報で届いてから閉じる。急ぐなら統合専用端末の一覧を取り込む。まだ違うなら、訂正か理由付き疑いなしを決める' },
  noticeResolved: { code: 'TSG-W199', cure: '何もしなくてよい。また違えば新しい通知が来る' },
  cannotClearUnknown: { code: 'TSG-W197', cure: '宛名番号と団体を確かめ、国保連に問い合わせる' },
} as const satisfies Readonly<Record<string, { readonly code: `TSG-W${number}`; readonly cure: string }>>;

export type RefusalName = keyof typeof refusals;
export interface Refusal { readonly code: string; readonly ja: string; readonly raw: string; readonly why: string; readonly cure: string }

/** One thing that speaks against an act. `raw` never holds a 個人番号. */
export interface Obstacle { readonly name: RefusalName; readonly ja: string; readonly raw: string; readonly why: string }
export const obstacle = (name: RefusalName, ja: string, raw: string, why: string): Obstacle => ({ name, ja, raw, why });
export const refusalOf = ({ name, ja, raw, why }: Obstacle): Refusal => ({ ...refusals[name], ja, raw, why });
