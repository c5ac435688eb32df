import type { Day } from '../../law/define.js';

interface Window { readonly addressee: string; readonly address: string; readonly number: string }

/** 保険料の通知書, as far as its reader compares it with anything. */
export interface PremiumSheet extends Window {
  readonly paper: 'premiumNotice';
  readonly fiscalYear: number;
  readonly isChange: boolean;
  readonly months: number;
  readonly isReduced: boolean;
}
/** A 証 of one person. */
export interface CertificateSheet extends Window {
  readonly paper: 'certificate';
  readonly title: string;
  readonly name: string;
  readonly nameKana: string;
  readonly bornOn: Day;
  readonly issuedOn: Day;
  readonly validFrom: Day;
}
/** A 督促状: what was due has not been paid. */
export interface DemandSheet extends Window { readonly paper: 'demand' }
/** A 還付通知書 with its 還付金請求書, or a 充当通知書, to which there is nothing to say. */
export interface RefundSheet extends Window { readonly paper: 'refund' }
export interface AppropriationSheet extends Window { readonly paper: 'appropriation' }
/** Somebody can read to whom it goes, and nothing else of it that we know. */
export interface OtherSheet extends Window { readonly paper: 'other' }
export type Sheet = PremiumSheet | CertificateSheet | DemandSheet | RefundSheet | AppropriationSheet | OtherSheet;

/** What a person sees on a printed sheet, from its words alone: whoever printed it shares no file with the reader. */
export function readSheet(lines: readonly string[]): Sheet {
  const addresseeAt = lines.findIndex((line) => line.endsWith(' 様'));
  const window = {
    addressee: (lines[addresseeAt] ?? '').replace(/ 様$/, ''),
    address: lines.slice(0, Math.max(addresseeAt, 0)).filter((line) => !line.startsWith('〒')).join(' '),
    number: found(lines, /^督促状の番号 (.+)$/) ?? found(lines, /^(?:通知書番号|記号番号|通知の番号) (.+)$/) ?? '番号なし',
  };
  const heading = lines[addresseeAt + 1] ?? '';
  return premiumSheet(window, heading, lines) ?? certificateSheet(window, heading, lines) ?? overpaymentSheet(window, heading) ?? { paper: heading.endsWith(' 督促状') ? 'demand' : 'other', ...window };
}

function premiumSheet(window: Window, heading: string, lines: readonly string[]): PremiumSheet | null {
  const title = /(令和(?:元|\d+)|\d{4})年度 国民健康保険料(決定|変更)通知書$/.exec(heading);
  const year = lines.map((line) => /^年額 [\d,]+円\((\d+)か月分、(.+)\)$/.exec(line)).find((match) => match !== null);
  if (!title || !year) return null;
  return { paper: 'premiumNotice', ...window, fiscalYear: yearOf(title[1]!), isChange: title[2] === '変更', months: Number(year[1]), isReduced: year[2] !== '軽減なし' };
}

function certificateSheet(window: Window, heading: string, lines: readonly string[]): CertificateSheet | null {
  const title = /国民健康保険(資格確認書|資格情報のお知らせ|高齢受給者証|限度額適用(?:・標準負担額減額)?認定証)$/.exec(heading);
  const person = lines.map((line) => /^氏名 (.+)\((.+)\)$/.exec(line)).find((match) => match !== null);
  const [bornOn, issuedOn, validFrom] = [found(lines, /^生年月日 (.+)$/), found(lines, /^交付年月日 (.+)$/), found(lines, /^(\d+年\d+月\d+日)から/)].map((said) => dayIn(said ?? ''));
  if (!title || !person || !bornOn || !issuedOn || !validFrom) return null;
  return { paper: 'certificate', ...window, title: title[1]!, name: person[1]!, nameKana: person[2]!, bornOn, issuedOn, validFrom };
}

function overpaymentSheet(window: Window, heading: string): RefundSheet | AppropriationSheet | null {
  if (heading.endsWith('過誤納金還付通知書')) return { paper: 'refund', ...window };
  return heading.endsWith('過誤納金充当通知書') ? { paper: 'appropriation', ...window } : null;
}

export const found = (lines: readonly string[], pattern: RegExp): string | undefined => lines.map((line) => pattern.exec(line)?.[1]).find((said) => said !== undefined);
const yearOf = (said: string): number => (said.startsWith('令和') ? 2018 + (said === '令和元' ? 1 : Number(said.slice(2))) : Number(said));
/** The 年度 that a line names. */
export function yearIn(line: string): number | undefined {
  const said = /(令和(?:元|\d+)|\d{4})年度/.exec(line)?.[1];
  return said === undefined ? undefined : yearOf(said);
}

export function dayIn(said: string): Day | undefined {
  const [, year, month, day] = /^(\d+)年(\d+)月(\d+)日$/.exec(said) ?? [];
  return year === undefined ? undefined : (`${year.padStart(4, '0')}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` as Day);
}
