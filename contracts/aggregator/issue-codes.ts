import type { IssueCode } from '../define.js';

/** Our own codes for what can be wrong with a delivery; printed as SIM-E101. They imitate nothing official. */
export const issueCodes = [
  ['E101', 'ファイル名が有効なプロファイルに合わない'],
  ['E102', '読めないバイト、または文字コード・改行が違う'],
  ['E103', '件数・見出し・末尾が合わない'],
  ['E104', '同じ送信が二度ある'],
  ['E105', '通番が飛び、送信が欠けている'],
  ['E106', '最後に受け入れた送信より古い'],
  ['E107', '世帯ファイルと個人ファイルの片方しかない'],
  ['E108', 'XMLとして正しくない、または使えないものを含む'],
  ['E109', '要素の名か回数が形式に合わない'],
  ['W199', '指摘が多すぎるため残りを示さない'],
  ['E201', '必須の項目が空'],
  ['E202', '型か長さが違う'],
  ['E203', '暦にない日付'],
  ['E204', 'コード表にない値'],
  ['E205', '使えない文字'],
  ['E206', '項目どうしが食い違う'],
  ['E207', '知らない通知や照会の識別'],
  ['W208', '尋ねたこと、または前に受け取ったものと合わない'],
  ['E301', '世帯主のいない世帯'],
  ['E302', '世帯のわからない人'],
  ['E303', '送られた世帯に、知られている世帯員がいない'],
  ['E304', '記号番号と枝番が二重に使われている'],
  ['E305', '保険者番号が送信者のものでない'],
  ['E401', '個人番号の検査用数字が違う'],
  ['E402', '個人番号がない'],
  ['E403', '個人番号が既に別の人に結び付いている'],
  ['W404', '個人番号が同じで基本情報が大きく違う(紐付け誤りの疑い)'],
  ['W405', '都道府県被保険者二人が同じ人に見える'],
  ['E501', '適用開始が適用終了より後'],
  ['E502', '一つの市区町村に開いた適用期間が二つある'],
  ['E503', '他の市区町村と適用期間が重なる'],
  ['E504', '他の市区町村との間に適用の空白がある'],
  ['E505', '両側の異動事由が対にならない'],
  ['E506', '資格取得年月日が確定した継続と矛盾する'],
  ['E507', '死亡または喪失の後に適用期間がある'],
  ['W508', '転出待ちが長すぎる'],
  ['W509', '転入待ちが長すぎる'],
  ['E601', '該当月が2018年4月より前'],
  ['E602', '継続候補が知られていないか、閉じている'],
  ['W603', '判断が世帯主の判定と食い違う'],
  ['E604', '継続候補が二度判断された'],
  ['E605', '継続が確定していない引継ぎ'],
  ['E606', '該当月が被保険者である期間の外'],
  ['E701', '70〜74歳で負担割合がない'],
  ['E702', '同じ日に負担割合が二つある(無効化の漏れ)'],
  ['W703', '割合の等しい行がまとまり、訂正が隠れる'],
  ['E704', '解除の申請があるが登録が知られていない'],
  ['E705', '処理結果が期限までに確認されなかった'],
  ['E706', '登録の後、医療保険者等向け中間サーバーの内容が市区町村と違う'],
] as const satisfies readonly (readonly [IssueCode, string])[];

export type KnownIssueCode = (typeof issueCodes)[number][0];

const meanings: ReadonlyMap<string, string> = new Map(issueCodes);

/** 意味; the code itself when the table does not know it. */
export const meaningOfIssue = (code: IssueCode): string => meanings.get(code) ?? code;
/** An error refuses something; a warning only asks to look. */
export const severityOfIssue = (code: IssueCode): 'error' | 'warning' => (code.startsWith('E') ? 'error' : 'warning');
export const printedCode = (code: IssueCode): string => `SIM-${code}`;
