import { assume, cite, type Basis } from './define.js';

/** 収納・滞納整理: what the wards do differently, and what no public document tells. */
export const collectionParameters = [
  { name: 'lateChargeFrom', ja: '延滞金を取り始めた年度', choices: ['none', '2018', '2021', '2022', '2025', '2026'],
    basis: cite('品川区・文京区・世田谷区(平成30年度)・墨田区(令和3年度)・荒川区(令和4年度)・北区(令和7年度)・足立区(令和8年度)', '取る区と取らない区がある。既定は取らない。年度の途中の令和6年1月から取る葛飾区は表せない') },
  { name: 'lateChargeFirstMonths', ja: '延滞金の初めの割合が続く月数', choices: ['3', '1'], basis: cite('品川区・墨田区・文京区', '保険料は3か月。保険税と多くの市は1か月') },
  { name: 'lateChargeFraction', ja: '割合の変わる所での延滞金の端数', choices: ['sumThenFloor', 'floorEachSegment'], basis: assume('区間の額を足してから切り捨てる。区間ごとに切り捨てるかを述べる公開資料はない') },
  { name: 'lateChargeInGrace', ja: '徴収猶予の間の延滞金', choices: ['graceRate', 'waived', 'byGround'], basis: assume('猶予の割合で計算する。免除する区もありうる。byGround は災害・病気なら全額を免除し、ほかは猶予の割合とする(地方税法15条の9第1項にならう)') },
  { name: 'lateChargeInStay', ja: '執行停止の間の延滞金', choices: ['waived', 'charged'], basis: assume('免除する(地方税法15条の9第1項にならう)。保険料について定める公開資料はない') },
  { name: 'reminderHoldsOff', ja: '催告書が時効の完成を猶予するか', choices: ['none', 'sixMonths'], basis: assume('既定では何も生じない。sixMonths は民法150条にならい、催告から6か月は完成しない。猶予の間の再度の催告は効かない') },
  { name: 'partialPaymentOrder', ja: '一部の納付を充てる順', choices: ['principalFirst', 'lateChargeFirst'], basis: assume('本料を先に、延滞金を後にする(充当について地方税法17条の2第3項が本税を先とするのにならう)') },
  { name: 'refundInterest', ja: '還付加算金', choices: ['none', 'paid'], basis: cite('練馬区・大田区・荒川区・世田谷区・足立区・豊島区', '付ける区と付けない区がある。既定は付けない') },
  { name: 'loweredPeriods', ja: '減額更正で納期の来た期を減らす順', choices: ['latestFirst', 'earliestFirst'], basis: assume('後の期から減らす。どの期が過納になるかを述べる公開資料はない') },
  { name: 'demandAfterDays', ja: '督促状を発するまでの日数', choices: ['20', '40'], basis: cite('葛飾区(20日)・浜松市(最初の期は40日)', '納期限からの日数') },
  { name: 'prescriptionRestart', ja: '督促の後に時効が改めて進み始める日', choices: ['delivery', 'issue', 'afterTenDays'], basis: assume('督促状の届いた日とする。発した日、指定期限とする扱いもありうる') },
  { name: 'demandArrivesAfterDays', ja: '督促状の届くまでの日数', choices: ['2', '1', '3'], basis: assume('返戻がなければ、発した日から2日で届いたものとする(地方税法20条4項の到達の推定にならう)。日数を述べる公開資料はない') },
  { name: 'graceMonths', ja: '徴収猶予の月数の上限', choices: ['6', '12'], basis: cite('墨田区・中野区(6か月)・久留米市(1年)', '条例による') },
  { name: 'missedInstallmentsAllowed', ja: '分割納付で許す不履行の回数', choices: ['1', '0', '2'], basis: assume('一度の不履行までは計画を続け、それを超えたら取り消す。回数を述べる公開資料はない') },
  { name: 'pledgeRenews', ja: '時効を更新する承認', choices: ['pledgeAndPayment', 'pledgeOnly'], basis: assume('納付誓約・猶予の申請と、一部の納付を承認とする。pledgeOnly は一部の納付を承認としない') },
  { name: 'protectedToContractor', ja: '不開示(支援措置)の滞納者を委託先に渡すか', choices: ['withheld', 'given'], basis: assume('渡さない。住所を除いて渡す扱いもありうるので、given では住所を書かずに渡す') },
  { name: 'seizableWageUnit', ja: '給与の差押可能額の端数', choices: ['1', '1000'], basis: assume('1円まで求める。千円未満を切り捨てる扱いもありうる') },
  { name: 'bankDialect', ja: '銀行のファイルの方言', choices: ['jbaStandard', 'jbaRevised', 'wideCharacters', 'anyLineEnd', 'endMarked', 'spacesForZeros', 'resultsOfAgent', 'ebcdicKana'],
    basis: assume('指定金融機関との取決めによる。既定は全銀協の標準') },
  { name: 'debitLeadDays', ja: '振替依頼を渡すのは振替日の何営業日前か', choices: ['5', '3'], basis: cite('串本町・東通村 口座振替の事務取扱要領', '媒体なら5営業日前、伝送なら3営業日前まで。既定はどちらにも間に合う5営業日') },
  { name: 'redebit', ja: '資金不足で振り替えられなかった期の再振替', choices: ['none', 'nextDebitDay'], basis: assume('再び振り替えず、督促の納付書による。nextDebitDay は次の期の振替日にその期とともにもう一度だけ振り替える。定めは区と金融機関の取決めで、公開されていない') },
  { name: 'refundLeadDays', ja: '総合振込を渡すのは振込日の何営業日前か', choices: ['3', '1'], basis: assume('持込みの期限は銀行との取決めによる') },
  { name: 'publicAccountDays', ja: '公金受取口座の回答を使える日数', choices: ['30', '14'], basis: assume('登録は支払いまでに変わりうるので、回答から支払いまでがこの日数を過ぎたら照会し直す。日数を述べる公開資料はない') },
  { name: 'counterSettleDays', ja: '窓口の納付が収納口座に入るまでの営業日数', choices: ['3', '1', '0'], basis: assume('納付済通知書の読取データに払込日はなく、指定金融機関の払込の日数も公開されていない') },
  { name: 'preliminaryAgeDays', ja: '速報のままで警告する営業日数', choices: ['10', '5'], basis: assume('確報は3〜10日で届くので10営業日とする') },
  { name: 'ocrConfidenceLeast', ja: 'OCR の確からしさの下限(百分率)', choices: ['90', '80', '0'], basis: assume('これを下回る読取りは人が確かめるまで充てない。済通の配置も確からしさの尺度も公開されていない') },
] as const satisfies readonly { readonly name: string; readonly ja: string; readonly basis: Basis; readonly choices: readonly [string, ...string[]] }[];

type Declared = (typeof collectionParameters)[number];
export type CollectionParameterValues = { readonly [P in Declared as P['name']]: P['choices'][number] };
/** The first choice of each. */
export const collectionParameterDefaults = Object.fromEntries(collectionParameters.map(({ name, choices }) => [name, choices[0]])) as CollectionParameterValues;

/** Does the ward take 延滞金 for that 相当年度? */
export const takesLateCharge = ({ lateChargeFrom }: Pick<CollectionParameterValues, 'lateChargeFrom'>, fiscalYear: number): boolean => lateChargeFrom !== 'none' && fiscalYear >= Number(lateChargeFrom);
