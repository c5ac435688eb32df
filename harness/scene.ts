import type { ApplicationEndConvention } from '../law/acquisition-and-loss.js';
import type { Moment } from '../law/day.js';
import type { Basis, Day } from '../law/define.js';
import type { Municipality } from '../law/municipalities.js';
import type { PartId } from '../law/premium-parts.js';
import type { Notification } from '../contracts/notification.js';
import type { BenefitRecord } from '../contracts/claims/records.js';
import type { Resident } from '../contracts/resident.js';
import type { ActResult, AnswerOf, Capability, JobName, JobResult, StaffAct, Ward } from '../contracts/ward.js';
import type { ContinuitySource } from '../contracts/ward-continuity.js';
import type { ApplicationWindow } from './application-window.js';
import type { Family, HouseholdWishes } from './families.js';
import type { PaymentChannelsWindow } from './channel-window.js';
import type { ClaimsWindow } from './claims-window.js';
import type { ContractorWindow } from './contractor-window.js';
import type { BenefitContractorWindow } from './papers.js';
import type { BankWindow, PaymentAgentWindow } from './collection-windows.js';
import type { PensionInsurerWindow } from './pension-window.js';
import type { FederationTerminalWindow } from './federation-terminal-window.js';
import type { LevyStandardWindow } from './levy-standard-window.js';
import type { MailingWindow, TaxOfficeWindow } from './levy-windows.js';
import type { CitizensOfficeWindow } from './register-window.js';
import type { MunicipalHubWindow } from './municipal-hub-window.js';
import type { ClinicWindow } from './clinic-window.js';
import type { HubWindow, JukiNetWindow } from './linkage-windows.js';
import type { FileSeen, WireSeen } from './files-seen.js';
import type { AggregatorWindow, DataLinkPcWindow, OtherMunicipalityWindow } from './windows.js';
import type { ReaderWindow } from './reader-window.js';
import type { Level } from './results.js';

export interface Scenario {
  /** `area.story-in-kebab-case`; the area is the folder. */
  readonly id: string;
  /** One sentence a ward clerk understands, saying what must hold. */
  readonly ja: string;
  readonly level: Level;
  /** The steps of 別添1 this story exercises. They count as covered only when their exchanges really happened. */
  readonly covers: readonly string[];
  readonly basis: readonly Basis[];
  /** The business day on which the story begins, at 09:30. */
  readonly today: Day;
  readonly needs: readonly Capability[];
  /** Fiscal years whose 料率 the ward under test must have in full; where the public record lacks a figure the story is 前提未達. */
  readonly rates?: readonly number[];
  /** The parts of these years that the story reckons with; all of them when left out. */
  readonly rateParts?: readonly PartId[];
  /** The parties of this story; those of 資格継続 when left out. A world without a party does none of its daily work. */
  readonly cast?: readonly string[];
  /** Local choices of the ward in this story; each needs the capability `parameter.<name>`. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  /** Passes more than a year, day by day: other engines and wires play it only when everything is played. */
  readonly isLong?: true;
  readonly play: (scene: Scene) => Promise<void>;
}

export const continuationCast = ['residents', 'other-municipality', 'data-link-pc', 'aggregator'] as const;
/** 高額該当の引き継ぎ: 国保総合PC shows the candidates and takes the decision. */
export const continuityCast = [...continuationCast, 'federation-terminal'] as const;
/** 賦課: the ward's 統合DB tells incomes, 封入封緘事業者 sends the notices. */
export const levyCast = [...continuationCast, 'integrated-db', 'mailing'] as const;
/** 収納: 収納代行 takes money for the printed slips, 指定金融機関 debits and tells what it holds. */
export const collectionCast = [...levyCast, 'payment-agent', 'bank'] as const;
/** The same, with 滞納整理委託先 and counters of banks, where a slip is taken however late. */
export const arrearsCast = [...collectionCast, 'payment-channels', 'delinquency-contractor'] as const;
/** The same as 賦課, with 自治体中間サーバー and the bodies behind it. */
export const enquiryCast = [...levyCast, 'municipal-hub'] as const;
/** 給付: what is paid and written about receipts; 国保総合システム is told. */
export const benefitCast = ['residents', 'integrated-db', 'mailing', 'bank'] as const;
/** The same, with 給付業務委託業者 who reads applications on paper. */
export const paperCast = [...benefitCast, 'benefit-contractor'] as const;
/** 納付金: the ward's incomes come from 統合DB, 東京都 takes its figures. */
export const contributionCast = ['residents', 'integrated-db', 'levy-standard'] as const;
/** Residents who apply online. */
export const onlineCast = [...continuationCast, 'e-application'] as const;
/** Stories that only wait for years to pass: nobody takes what the ward would send to 集約. */
export const waitingCast = ['residents', 'integrated-db'] as const;
/** The same, with somebody who posts 督促状: before they have left the ward they are none. */
export const demandCast = [...waitingCast, 'mailing'] as const;
/** 集約 hands on to the insurers' hub, which asks J-LIS and lets オンライン資格確認 see. */
export const linkageCast = [...continuationCast, 'insurer-hub', 'juki-net', 'online-eligibility', 'record-disclosure'] as const;
/** The same, with the incomes of which 負担割合 is judged. */
export const ratioCast = [...linkageCast, 'integrated-db'] as const;

type WithoutId<N> = N extends unknown ? Omit<N, 'notificationId' | 'receivedOn'> & { readonly receivedOn?: Day } : never;
/** A 届出 as a story tells it; its id and, unless given, its day are filled in. */
export type NewNotification = WithoutId<Notification>;

/** The ward under test, as its clerks and the harness's operator use it. */
export interface WardDesk {
  readonly municipality: Municipality;
  /** Business of the port without any comment of ours. */
  readonly port: Ward;
  /** A staff act that must be accepted; a refusal ends the story as 不適合. */
  act(act: StaffAct): Promise<ActResult>;
  /** A staff act that the story expects to be refused, or does not care. */
  tryAct(act: StaffAct): Promise<ActResult>;
  qualification(person: Resident): Promise<AnswerOf<'qualification'>>;
  household(person: Resident): Promise<AnswerOf<'household'>>;
  certificates(person: Resident): Promise<AnswerOf<'certificates'>>;
  history(person: Resident): Promise<AnswerOf<'history'>>;
  batches(): Promise<AnswerOf<'batches'>>;
  matchNotices(): Promise<AnswerOf<'matchNotices'>>;
  /** The materials of a case; who looks and why is written down by the ward. */
  matchCase(noticeId: string, by: string, purpose: string): Promise<AnswerOf<'matchCase'>>;
  accessLog(person: Resident): Promise<AnswerOf<'accessLog'>>;
  cardUse(person: Resident): Promise<AnswerOf<'cardUse'>>;
  /** What the tax office has told the ward of the person and year. */
  income(person: Resident, fiscalYear: number): Promise<AnswerOf<'income'>>;
  assessment(person: Resident, fiscalYear: number): Promise<AnswerOf<'assessment'>>;
  /** 期 by 期: what was levied, paid, told provisionally, is owed, was demanded. */
  account(person: Resident, fiscalYear: number): Promise<AnswerOf<'account'>>;
  /** Money and 期 somebody has to look at. */
  receiptExceptions(): Promise<AnswerOf<'receiptExceptions'>>;
  /** Every 還付 and 充当, and how far each is. */
  refunds(): Promise<AnswerOf<'refunds'>>;
  ledger(fiscalYear: number): Promise<AnswerOf<'ledger'>>;
  mailings(person: Resident): Promise<AnswerOf<'mailings'>>;
  /** Notices that go to nobody until somebody is named. */
  heldNotices(): Promise<AnswerOf<'heldNotices'>>;
  enquiries(person: Resident): Promise<AnswerOf<'enquiries'>>;
  burdenRatio(person: Resident): Promise<AnswerOf<'burdenRatio'>>;
  incomeGaps(fiscalYear: number): Promise<AnswerOf<'incomeGaps'>>;
  applications(): Promise<AnswerOf<'applications'>>;
  /** Who was written beside who it could be; who looks and why is written down by the ward. */
  applicationCase(receptionNumber: string, by: string, purpose: string): Promise<AnswerOf<'applicationCase'>>;
  /** Every 連絡票 sent and received. */
  slips(): Promise<AnswerOf<'slips'>>;
  /** What somebody is in arrears with, and all that was done about it. */
  delinquency(person: Resident): Promise<AnswerOf<'delinquency'>>;
  assets(person: Resident): Promise<AnswerOf<'assets'>>;
  delinquencyIncidents(): Promise<AnswerOf<'delinquencyIncidents'>>;
  /** Everybody the ward keeps who does not live in it. */
  nonRegistered(): Promise<AnswerOf<'nonRegistered'>>;
  registerGaps(): Promise<AnswerOf<'registerGaps'>>;
  /** For what somebody wants the registered account to be used, and how far that is. */
  publicAccountUses(person: Resident): Promise<AnswerOf<'publicAccountUses'>>;
  replicas(person: Resident): Promise<AnswerOf<'replicas'>>;
  /** 給付記録 that reach the ward as one file of 国保総合システム, though no such party makes them here. */
  receives(records: readonly BenefitRecord[]): Promise<void>;
  /** The month of the household in which somebody was, as the ward reckons it now. */
  benefit(person: Resident, careMonth: string): Promise<AnswerOf<'benefit'>>;
  receipts(householdKey: string): Promise<AnswerOf<'receipts'>>;
  /** Receipts that count nowhere, and what they say otherwise than the ward. */
  receiptWorklist(): Promise<AnswerOf<'receiptWorklist'>>;
  benefitYear(person: Resident, year: number): Promise<AnswerOf<'benefitYear'>>;
  /** 限度額適用認定 of somebody, decided so far. */
  limitCertificates(person: Resident): Promise<AnswerOf<'limitCertificates'>>;
  benefitCases(householdKey: string): Promise<AnswerOf<'benefitCases'>>;
  /** Applications on paper that 給付業務委託業者 reads. */
  papers(): Promise<AnswerOf<'papers'>>;
  repayments(householdKey: string): Promise<AnswerOf<'repayments'>>;
  /** What the ward's rule says about a household after a change, told the candidates 国保総合PC shows. */
  continuity(householdKey: string, occurredOn: Day, sources?: readonly ContinuitySource[]): Promise<AnswerOf<'continuity'>>;
  /** The months 多数回 is counted from in that 診療月 (YYYY-MM). */
  highCostMonths(householdKey: string, careMonth: string): Promise<AnswerOf<'highCostMonths'>>;
  /** 納付金 and 標準保険料率 of a year that came from 東京都, beside the ward's own 料率. */
  contributions(fiscalYear: number): Promise<AnswerOf<'contributions'>>;
  /** Everything handed in to 東京都, and what it said. */
  submissions(): Promise<AnswerOf<'submissions'>>;
  /** A job the clerk starts when it is needed, beside those of the daily round. */
  run(job: JobName): Promise<JobResult>;
  /** Makes a full file (全件) now and puts it into the PC's outbox. */
  exportAll(): Promise<void>;
}

/** What a story can do and see. */
export interface Scene {
  readonly ward: WardDesk;
  /** 届出 handed in by residents, taken at the counter and entered by staff; and households that read their post. */
  readonly residents: ReaderWindow & {
    /** The ward must accept it: a refusal ends the story as 不適合, with the ward's reasons. */
    notify(notification: NewNotification): Promise<ActResult>;
    /** One that the ward may refuse: the story looks at the answer itself. Null when the resident has not brought it (a fault of the residents). */
    tryNotify(notification: NewNotification): Promise<ActResult | null>;
    /** Handed in on a later day: the counter takes it when the day comes, and the ward must accept it. */
    plan(notification: NewNotification, handInOn: Day): Promise<void>;
  };
  readonly people: {
    /** A synthetic household living in a municipality (default: the ward). The label fixes who they are. */
    household(label: string, wishes?: HouseholdWishes, municipality?: string): Family;
    /** The same people after a move: new address and 宛名番号. `who` picks members by place (0 = head). */
    moved(family: Family, to: string, who?: readonly number[]): Family;
  };
  /** Another municipality of the prefecture, by name or 団体コード. */
  other(municipality: string): OtherMunicipalityWindow;
  readonly aggregator: AggregatorWindow;
  readonly federationTerminal: FederationTerminalWindow;
  readonly levyStandard: LevyStandardWindow;
  readonly dataLinkPc: DataLinkPcWindow;
  readonly jukiNet: JukiNetWindow;
  readonly hub: HubWindow;
  readonly clinic: ClinicWindow;
  readonly taxOffice: TaxOfficeWindow;
  readonly citizensOffice: CitizensOfficeWindow;
  readonly mailing: MailingWindow;
  readonly bank: BankWindow;
  readonly paymentAgent: PaymentAgentWindow;
  readonly paymentChannels: PaymentChannelsWindow;
  readonly contractor: ContractorWindow;
  readonly pensionInsurer: PensionInsurerWindow;
  readonly benefitContractor: BenefitContractorWindow;
  readonly claims: ClaimsWindow;
  readonly municipalHub: MunicipalHubWindow;
  readonly online: ApplicationWindow;
  /** Every interface file that has crossed a wire so far, oldest first. */
  files(): Promise<readonly FileSeen[]>;
  /** Every byte that has crossed a wire to or from a party of that Japanese name, file or not, taken or refused. */
  exchangedWith(party: string): Promise<readonly WireSeen[]>;
  /** How 適用終了日 is written under the active profile. */
  readonly applicationEndConvention: ApplicationEndConvention;
  now(): Moment;
  today(): Day;
  /** To 09:30 of that day (or that moment); every daily job on the way runs. */
  advance(to: Day | Moment): Promise<void>;
  /** To 09:30 of the next day: tonight's files are sent, loaded, distributed and imported. */
  overnight(): Promise<void>;
  /** From now on nobody looks at the 処理結果. */
  nobodyReadsResults(): void;
  step<T>(from: string, to: string, ja: string, act: () => Promise<T>): Promise<T>;
  expect(ja: string, actual: unknown, expected: unknown, basis: Basis): void;
  /** A human judgement: in CI the option marked `auto` is taken. Returns its id. */
  decide(ja: string, material: unknown, options: readonly { readonly id: string; readonly ja: string; readonly auto?: boolean }[]): Promise<string>;
  fault(party: string, name: string, on?: boolean): Promise<void>;
  parameters(party: string, values: Readonly<Record<string, unknown>>): Promise<void>;
}
