import type { ReportOptions } from '../define.js';

/** The frame words of the HTML report. Titles, checks and sources come from the scenarios and stay Japanese. */
const ja = {
  title: '適合性試験 報告書', skip: '本文へ移る', contents: '目次', overview: '結果', scenarios: 'シナリオ', coverage: '別添1の工程', parties: '相手方', about: 'この報告書について',
  version: '版', seed: '種', sut: '試験対象', ward: '試験した区', nameless: '名のらない国保システム', store: '保管先', profile: '電文プロファイル', numberMode: '個人番号の作り方', ranOn: '台帳の期限と比べた日', business: '業務日時', until: 'から', digest: '指紋',
  unofficial: '公開情報に基づくプロファイルであり公式レイアウトではない。',
  shifted: '検査用数字をずらした番号。実在の個人番号にはならない。', valid: '検査用数字の合う番号。架空の人に付けたものだが、偶然に実在の番号と一致しうる。',
  passedOf: (pass: number, all: number) => `${all}件中 ${pass}件 適合`, notAsked: (n: number) => `(ほかに対象外 ${n}件)`,
  filter: '判定で絞り込む', all: 'すべて', search: '語で絞り込む', searchHint: '題名・ID・工程', shown: '件を表示', none: '当てはまるシナリオはない', open: 'すべて開く', close: 'すべて閉じる',
  attention: '見てほしいもの', clean: '適合でないシナリオはない。', cause: '原因', cure: '対処', because: '理由', noReason: '理由の記載なし',
  covers: '工程', basis: '根拠', from: '開始', ended: '終了', checks: '確認', checkHead: ['結果', '確認', '期待どおりの値', '根拠'], findings: '期待と違ったこと', expected: '期待', actual: '実際', seen: '見たとき', seenAfter: '直前のやり取り', raw: '元の値', premise: '前提', look: '確認', empty: '(空)', emptyFields: '空', ok: '一致', ng: '不一致', noChecks: '確認はない。',
  flow: '流れ', flowHint: '青い線は電文として記録されたもので、選ぶとその中身へ移る。灰色の点線はシナリオが話したこと。',
  packed: '圧縮してあり、スクリプトの動くブラウザーで開くと現れる。', waits: (id: string) => `流れと電文の中身は圧縮してあり、スクリプトの動くブラウザーで開くと現れる。電文そのものは evidence/${id}/ にある。`, exchanges: 'やり取りした電文', letters: '届いた封書', asText: '文字だけ', reconciliation: '収納の照合', reconciliationHead: ['日', '経路', 'ファイルの額', '明細の入金', '台帳の収納', '差', '累計の差', '開いている日数'], openHead: ['例外', '入金・期', '額', '案', '経過'], noMoney: '動いたお金はない。', nothingOpen: '職員に回る例外はない。', days: (n: number) => `${n}日`, planned: '予定', matches: '突合(住基との照合)', noExchanges: '電文は記録されていない。',
  rerun: '再実行', installed: '導入済みの環境で', checkout: 'ソースから', copy: '写す', copied: '写した', copyFailed: '写せなかった。命令を選んで写してください',
  sameAs: (n: number) => `${n} と同じ内容`, cut: (n: number, all: number) => `先頭 ${n} 文字だけを示す(全体は ${all} 文字)。`, lines: (n: number, all: number) => `${all}行のうち先頭の${n}行を示す。`,
  full: '全体', notKept: '大きいため本文を残していない。長さと指紋だけを証跡に記す。', noBody: '本文なし', binary: '文字として読めない内容。', undecoded: '項目に分けて読めないため、文字として示す。',
  fieldHead: ['項目', '値', '意味', '位置', 'バイト(16進)'], rawNote: '文字は値と違うときだけ16進の下に示す。個人番号は値もバイトも印に替える。', line: '行', lineKinds: { header: '見出し', row: '', trailer: '末尾' }, bytes: 'バイト', issues: '指摘', position: '位置', secret: '個人番号の印',
  coverageHead: ['工程', '内容', '状態', '電文', 'シナリオ・理由'], covered: '実施', notYet: '未実施', excused: '対象外', coverageOf: (n: number, all: number) => `${all}工程のうち ${n}工程を実施`,
  limitations: '実物との違い', faults: '起こせる障害', parameters: '仮定した設定', parameterHead: ['設定', '値', '根拠'], nothing: 'なし',
  aboutText: [
    'この報告書は一つのファイルで完結し、外部と通信しない。登場する人物と番号はすべて架空である。',
    '同じ版・同じ種・同じ試験一式からは、同じ報告書が得られる。',
    '個人番号は、鍵付きの印(MN# で始まる8桁)に置き換えて示す。同じシナリオの同じ番号は同じ印になる。',
    '電文の全文と指紋は evidence/ にあり、目録は evidence/manifest.json にある。',
    '印刷には、適合でないシナリオ(20件まで)と、印刷の前に開いたシナリオの流れと電文が入る。',
  ],
  fontNote: '埋め込みの書体は Noto Sans JP(SIL Open Font License 1.1)の一部。',
  kinds: { decision: '判断' }, short: { coverage: '工程', about: '説明' } as Readonly<Partial<Record<string, string>>>, noJs: '絞り込みと写しのボタンはスクリプトが動くときだけ現れる。',
};
export type Words = typeof ja;

const en: Words = {
  title: 'Conformance test report', skip: 'Skip to content', contents: 'Contents', overview: 'Result', scenarios: 'Scenarios', coverage: 'Steps of 別添1', parties: 'Parties', about: 'About this report',
  version: 'Version', seed: 'Seed', sut: 'System under test', ward: 'Ward under test', nameless: 'a system that gave no name', store: 'Store', profile: 'Wire profile', numberMode: '個人番号 (individual numbers)', ranOn: 'Ledger compared with', business: 'Business time', until: 'to', digest: 'digest',
  unofficial: '公開情報に基づくプロファイルであり公式レイアウトではない。 (A profile from public information, not the official layout.)',
  shifted: 'Numbers with a shifted check digit: none can be a real one.', valid: 'Numbers with a valid check digit: given to invented people, but one may equal a real number by chance.',
  passedOf: (pass, all) => `${pass} of ${all} pass`, notAsked: (n) => `(${n} more not applicable)`,
  filter: 'Filter by verdict', all: 'All', search: 'Filter by words', searchHint: 'title, id, step', shown: 'shown', none: 'No scenario matches', open: 'Open all', close: 'Close all',
  attention: 'Needs attention', clean: 'Every scenario passes.', cause: 'Cause', cure: 'Cure', because: 'Because', noReason: 'no reason given',
  covers: 'Steps', basis: 'Basis', from: 'Begins', ended: 'Ends', checks: 'Checks', checkHead: ['Result', 'Check', 'Value, as expected', 'Basis'], findings: 'Not as expected', expected: 'Expected', actual: 'Actual', seen: 'Seen', seenAfter: 'after', raw: 'raw', premise: 'Premise', look: 'check', empty: '(empty)', emptyFields: 'Empty', ok: 'equal', ng: 'different', noChecks: 'No checks.',
  flow: 'What happened', flowHint: 'Blue lines were recorded on a wire; choose one to go to its content. Grey dotted lines were told by the story.',
  packed: 'Packed; appears in a browser that runs scripts.', waits: (id) => `Flow and contents are packed and appear in a browser that runs scripts. The exchanges themselves are in evidence/${id}/.`, exchanges: 'Exchanges', letters: 'Letters that arrived', asText: 'as text', reconciliation: 'Reconciliation of money', reconciliationHead: ['Day', 'Channel', 'Files', 'Deposits', 'Ledger', 'Difference', 'Difference so far', 'Open for'], openHead: ['Exception', 'Payment or 期', 'Amount', 'Proposals', 'Age'], noMoney: 'No money moved.', nothingOpen: 'No exception waits for anybody.', days: (n) => `${n} days`, planned: 'Planned', matches: '突合 (checks against the resident register)', noExchanges: 'No exchange was recorded.',
  rerun: 'Run again', installed: 'Installed', checkout: 'From a checkout', copy: 'Copy', copied: 'Copied', copyFailed: 'Could not copy; select the command instead',
  sameAs: (n) => `same content as ${n}`, cut: (n, all) => `First ${n} of ${all} characters.`, lines: (n, all) => `First ${n} of ${all} lines.`,
  full: 'Full content', notKept: 'Too large to keep; the evidence holds its length and digest.', noBody: 'No body', binary: 'Content that is not text.', undecoded: 'Could not be read field by field; shown as text.',
  fieldHead: ['Field', 'Value', 'Meaning', 'At', 'Bytes (hex)'], rawNote: 'Text stands below the hex only where it differs from the value. 個人番号 are replaced by tokens, in the bytes too.', line: 'Line', lineKinds: { header: 'header', row: '', trailer: 'trailer' }, bytes: 'bytes', issues: 'Issues', position: 'At', secret: 'token of a 個人番号',
  coverageHead: ['Step', 'What', 'Status', 'Exchanges', 'Scenarios, reason'], covered: 'Covered', notYet: 'Not yet', excused: 'Excused', coverageOf: (n, all) => `${n} of ${all} steps covered`,
  limitations: 'What the real party does and this one does not', faults: 'Faults it can show', parameters: 'Assumed parameters', parameterHead: ['Parameter', 'Value', 'Basis'], nothing: 'None',
  aboutText: [
    'This report is one file and talks to nothing outside. All people and numbers in it are invented.',
    'The same version, seed and suite give the same report.',
    'A 個人番号 is shown as a keyed token (MN# and 8 digits); within a scenario the same number has the same token.',
    'Full contents and digests are in evidence/, listed in evidence/manifest.json.',
    'A print holds flow and exchanges of the stories that did not pass (up to 20) and of those opened before.',
  ],
  fontNote: 'The embedded font is a part of Noto Sans JP (SIL Open Font License 1.1).',
  kinds: { decision: 'decision' }, short: { coverage: 'Steps', about: 'About' }, noJs: 'Filters and copy buttons appear when scripts run.',
};

export const wordsOf = (lang: ReportOptions['lang']): Words => (lang === 'en' ? en : ja);
