import type { TaxState } from '../contracts/integrated-db/tax-feed.js';
import type { TransferReceiver } from '../contracts/integrated-db/provision.js';
import { premiumNotice, printTotals, type ReturnReason } from '../contracts/mailing/records.js';
import type { Resident } from '../contracts/resident.js';
import type { ReadPage } from '../paper/read.js';
import type { Answer } from '../simulators/define.js';
import { ask } from './ask.js';
import { saved, type ByHand } from './handmade.js';
import type { BatchOnScreen, MailingDesk, PrintPart } from './mailing-desk.js';
import { possible } from './possible-tax.js';
import { TotsugoProblem } from './problem.js';
import type { World } from './world.js';

/** What the tax office says of a person and fiscal year. Amounts left out are 0 where there was a declaration. */
export interface TaxTold {
  readonly fiscalYear: number;
  readonly taxState: TaxState;
  readonly netIncomeYen?: number;
  readonly salaryIncomeYen?: number;
  readonly publicPensionIncomeYen?: number;
  readonly salaryRevenueYen?: number;
  readonly publicPensionRevenueYen?: number;
  readonly familyEmployeeDeductionYen?: number;
  /** 課税標準額 of 住民税; not told when left out. */
  readonly taxableIncomeYen?: number;
}

/** The tax office of the ward, beside 統合DB: what it knows goes out with the next morning's feed. */
export interface TaxOfficeWindow {
  /** A 所得 that is not the one of its 収入 is refused: no tax office writes it. */
  tells(...told: readonly (readonly [person: Pick<Resident, 'personKey' | 'bornOn'>, said: TaxTold])[]): Promise<void>;
  /** What another system of the ward holds of 国保 by 移転, person by person. */
  received(receiver: TransferReceiver): Promise<readonly { readonly personKey: string; readonly content: string; readonly totalYen: number | null; readonly acquiredOn: string | null; readonly lostOn: string | null; readonly benefitMonth: string | null; readonly benefitName: string | null; readonly benefitYen: number | null }[]>;
  /** That system has lost what it held and asks for everything. */
  losesAll(receiver: TransferReceiver): Promise<void>;
  /** Each line of the log of 提供 and 移転. */
  handoverLog(): Promise<readonly { readonly what: string; readonly receiver: string; readonly basis: string; readonly records: number; readonly feedSeq: number | null; readonly applied: boolean }[]>;
  /** It knows nothing of this person and year any more. */
  forgets(person: Pick<Resident, 'personKey'>, fiscalYear: number): Promise<void>;
}

/** An envelope as its addressee opens it. */
export interface Letter { readonly postedOn: string; readonly copy: number; readonly isDelivered: boolean; readonly sheets: readonly { readonly noticeId: string; readonly lines: readonly string[] }[] }

export interface MailingWindow {
  /** What the contractor's screen shows of the ward's batches, oldest first. */
  batches(): Promise<readonly BatchOnScreen[]>;
  /** Every envelope in whose window that notice lies. */
  letters(noticeId: string): Promise<readonly Letter[]>;
  /** The paper in the first envelope in whose window that notice lies, read back from its PDF page by page. */
  paper(noticeId: string): Promise<readonly ReadPage[]>;
  /** Nobody lives there any more; replaces what was said before. */
  cannotReach(addresses: readonly { readonly address: string; readonly reason: ReturnReason }[]): Promise<void>;
  /** The next file of that part comes to the contractor with other bytes than the ward made. */
  spoilsNext(part: PrintPart, how: (bytes: Uint8Array) => Uint8Array): void;
  /** Somebody opens the next file of that part on its way and saves it with other rows. */
  rewritesNext(part: PrintPart, change: ByHand): void;
}

export function levyWindows(world: World, code: string, desk: MailingDesk | null): { readonly taxOffice: TaxOfficeWindow; readonly mailing: MailingWindow } {
  async function asked(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await ask(`${world.url}${path}`, { method, headers: body === undefined ? {} : { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new TotsugoProblem('TSG-S03', `${method} ${path} に ${answer.status} ${await answer.text()}`, 'シナリオの指示と登場する関係者(cast)を見直す');
    return answer;
  }
  async function door<T>(method: string, path: string, body?: unknown): Promise<T> {
    const text = await (await asked(method, path, body)).text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const atDesk = (): MailingDesk => {
    if (desk) return desk;
    throw new TotsugoProblem('TSG-S03', '封入封緘事業者のいない世界', 'シナリオの cast に mailing を加える');
  };
  const tell = (rows: readonly object[]) => door<undefined>('PUT', `/integrated-db/_sim/tax/${code}`, rows);
  return {
    taxOffice: {
      tells: (...told) => tell(told.map(([person, said]) => ({ operation: 'put', personKey: person.personKey, ...possible(said, person) }))),
      received: async (receiver) => (await door<{ held: Awaited<ReturnType<TaxOfficeWindow['received']>> }>('GET', `/integrated-db/_sim/receivers/${code}/${receiver}`)).held,
      losesAll: (receiver) => door('POST', `/integrated-db/_sim/receivers/${code}/${receiver}/loses`, { why: 'システムの入れ替え' }),
      handoverLog: async () => (await door<{ lines: Awaited<ReturnType<TaxOfficeWindow['handoverLog']>> }>('GET', `/integrated-db/_sim/handover-log/${code}`)).lines,
      forgets: ({ personKey }, fiscalYear) => tell([{ operation: 'delete', personKey, fiscalYear }]),
    },
    mailing: {
      batches: () => atDesk().batches(),
      letters: async (noticeId) => (await door<{ letters: readonly Letter[] }>('GET', `/mailing/_sim/letters/${code}/${encodeURIComponent(noticeId)}`)).letters,
      paper: async (noticeId) => (await import('../paper/read.js')).readPdf(new Uint8Array(await (await asked('GET', `/mailing/_sim/letters/${code}/${encodeURIComponent(noticeId)}/pdf`)).arrayBuffer())),
      cannotReach: (addresses) => door('PUT', `/mailing/_sim/undeliverable/${code}`, addresses),
      spoilsNext: (part, how) => atDesk().spoilNext(part, ({ bytes }) => how(bytes)),
      rewritesNext: (part, change) => atDesk().spoilNext(part, (file) => saved(world.profile, part === 'print' ? premiumNotice.id : printTotals.id, file, change)),
    },
  };
}
