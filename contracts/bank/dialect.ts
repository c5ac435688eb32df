import { z } from 'zod';
import { assume, cite, derive, type Basis } from '../../law/define.js';

export const lineEnds = ['none', 'crlf', 'cr', 'lf'] as const;
export type LineEnd = (typeof lineEnds)[number];
export const lineEndJa: Readonly<Record<LineEnd, string>> = { none: '改行なし', crlf: 'CRLF', cr: 'CR だけ', lf: 'LF だけ' };
export const characterProfiles = ['jbaStrict', 'jbaRevised', 'wide8'] as const;
export type CharacterProfile = (typeof characterProfiles)[number];

/** How one bank wants its files: plain facts, no code. Where two banks differ, they differ here. */
export interface BankDialect {
  readonly id: string;
  readonly ja: string;
  readonly basis: Basis;
  /** One encoding a dialect: EBCDIC is never guessed into being accepted. */
  readonly encoding: 'jis' | 'ebcdic';
  readonly characters: CharacterProfile;
  /** Line ends that are taken, and the one that is written. */
  readonly lineEnds: readonly LineEnd[];
  readonly writtenLineEnd: LineEnd;
  /** Must the last record end like the others? */
  readonly lastLineEnd: 'required' | 'optional';
  /** 0x1A after everything. */
  readonly endMark: 'refused' | 'optional' | 'required';
  /** Values of コード区分; '' is blank. */
  readonly codeSets: readonly ('0' | '1' | '')[];
  readonly headers: 'one' | 'several';
  /** Items that are blank. */
  readonly blankItems: readonly string[];
  /** An item of digits that is not used: zeros only, or spaces as well. */
  readonly unusedDigits: 'zeros' | 'spacesToo';
  /** 振替結果コード beyond the standard. */
  readonly resultCodes: readonly (readonly [code: string, ja: string])[];
  /** Does 振込合計 of a deposit notice count what was cancelled? */
  readonly cancelledInTotals: 'included' | 'excluded' | 'either';
  /** Entries a file may have; null: no limit is known. */
  readonly entriesAtMost: number | null;
}

const standard: BankDialect = {
  id: 'jbaStandard', ja: '全銀協の標準(改行なしか CRLF)',
  basis: cite('全国銀行協会 レコード・フォーマット(令和元年12月)', '付録1 文字。改行は群馬銀行・宮崎銀行の手引(なしか、最後まで各記録に付く CRLF)'),
  encoding: 'jis', characters: 'jbaStrict', lineEnds: ['none', 'crlf'], writtenLineEnd: 'crlf', lastLineEnd: 'required', endMark: 'refused', codeSets: ['0'], headers: 'one',
  blankItems: [], unusedDigits: 'spacesToo', resultCodes: [], cancelledInTotals: 'either', entriesAtMost: null,
};

/** The dialects we know of. None is any one bank's contract: which one holds is agreed with the bank. */
export const bankDialects: readonly BankDialect[] = [
  standard,
  { ...standard, id: 'jbaRevised', ja: '新旧対照表の文字(総合振込などの名に ｦ)', characters: 'jbaRevised', basis: cite('全国銀行協会', '使用可能文字の新旧対照表(総合振込ほか4業務)') },
  { ...standard, id: 'wideCharacters', ja: '文字の広い銀行(口座振替の名に ｦ と \\ / ｢ ｣)', characters: 'wide8', basis: cite('大分銀行', '口座振替ファイル(全銀協規定形式)') },
  { ...standard, id: 'anyLineEnd', ja: '改行を選ばない銀行(CRLF・CR・LF・なし)', lineEnds: ['crlf', 'cr', 'lf', 'none'], lastLineEnd: 'optional', basis: cite('三菱UFJ銀行 BizSTATION', '改行は取り除いて読む') },
  { ...standard, id: 'endMarked', ja: '終わりに 0x1A を求める受け手', endMark: 'required', basis: cite('zengin4j (Apache-2.0)', '受け手によっては末尾に 0x1A が要る') },
  { ...standard, id: 'severalHeaders', ja: 'ヘッダを繰り返せる銀行(媒体の持込)', headers: 'several', lineEnds: ['none', 'crlf'], basis: cite('銀行の振込持込規格', 'マルチヘッダは媒体で持ち込むときだけ。きらぼし銀行はシングルだけ') },
  { ...standard, id: 'spacesForZeros', ja: '使わない数字を空白にしない銀行(0だけ)', unusedDigits: 'zeros', basis: assume('任意の数字の項目を空白にしたファイルを拒む銀行がありうる') },
  { ...standard, id: 'resultsOfAgent', ja: '結果コードに N(未着)を足した収納代行', resultCodes: [['N', '未着'], ['E', '振替できなかった(代行の判断)']], basis: cite('GMOペイメントゲートウェイ よくある質問', 'N(未着)。E は仮定') },
  { ...standard, id: 'ebcdicKana', ja: 'EBCDIC(コードページ290のかな)、改行なし', encoding: 'ebcdic', lineEnds: ['none'], writtenLineEnd: 'none', codeSets: ['1'], basis: derive('IBM930 の文字表(glibc)。どのかな表を使う銀行かは公開されていないので、選ばなければ使わない') },
  { ...standard, id: 'yuchoDirect', ja: 'ゆうちょ銀行の自動払込みへ直に渡す', codeSets: [''], blankItems: ['codeSet', 'newCode', 'payerBankCode'], basis: assume('ゆうちょ銀行の形は人づての一つの説明しか公開されていない: 銀行番号・コード区分・新規コードは空白、支店番号は記号の2〜4桁目、口座番号は番号から末尾の1を除いた7桁') },
  { ...standard, id: 'yuchoViaAgent', ja: 'ゆうちょ銀行を含む複数行へ代行を通して渡す', basis: cite('全国銀行協会 レコード・フォーマット', '9900 はゆうちょ銀行。支店と口座の決まりは代行による') },
];

export const dialectOf = (id: string): BankDialect | undefined => bankDialects.find((dialect) => dialect.id === id);
export const standardDialect: BankDialect = standard;

const short = z.string().min(1).max(200);
/** A bank's own dialect in a JSON file: what it leaves out stays as in the one it extends. */
export const dialectSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, { error: '英字で始まる英数字40文字までであるべき' }), ja: short, extends: z.enum(bankDialects.map(({ id }) => id) as [string, ...string[]]),
  encoding: z.enum(['jis', 'ebcdic']).optional(), characters: z.enum(characterProfiles).optional(), lineEnds: z.array(z.enum(lineEnds)).min(1).optional(), writtenLineEnd: z.enum(lineEnds).optional(),
  lastLineEnd: z.enum(['required', 'optional']).optional(), endMark: z.enum(['refused', 'optional', 'required']).optional(), codeSets: z.array(z.enum(['0', '1', ''])).min(1).optional(), headers: z.enum(['one', 'several']).optional(),
  blankItems: z.array(z.string().max(64)).optional(), unusedDigits: z.enum(['zeros', 'spacesToo']).optional(), resultCodes: z.array(z.tuple([z.string().length(1), short])).optional(),
  cancelledInTotals: z.enum(['included', 'excluded', 'either']).optional(), entriesAtMost: z.int().min(1).nullable().optional(),
});

export interface DialectFault { readonly pointer: string; readonly why: string }

/** Reads a dialect of a bank, or tells everything that is wrong with it. */
export function loadDialect(json: unknown): BankDialect | { readonly faults: readonly DialectFault[] } {
  const checked = dialectSchema.safeParse(json);
  if (!checked.success) return { faults: checked.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, why: message })) };
  const { extends: parent, ...said } = checked.data;
  const taken = dialectOf(said.id) ? [{ pointer: '/id', why: `${said.id} は同梱の方言の名前である` }] : [];
  const own = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const dialect: BankDialect = { ...dialectOf(parent)!, ...own, basis: assume(`手元の方言 ${said.id}(${parent} に重ねる)`) };
  const faults = [...taken, ...(dialect.lineEnds.includes(dialect.writtenLineEnd) ? [] : [{ pointer: '/writtenLineEnd', why: '書く改行が、受け入れる改行 lineEnds にない' }]), ...(dialect.encoding === 'ebcdic' && dialect.lineEnds.some((end) => end !== 'none') ? [{ pointer: '/lineEnds', why: 'EBCDIC のファイルに改行は置けない' }] : [])];
  return faults.length > 0 ? { faults } : dialect;
}
