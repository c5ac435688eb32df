import type { Municipality } from '../law/municipalities.js';
import { layoutOf, layoutOfFileName } from '../contracts/layouts.js';
import type { Ward } from '../contracts/ward.js';
import type { Answer } from '../simulators/define.js';
import type { WireFile } from '../contracts/wire/file.js';
import { quoted, WardMisbehaved } from './connect/define.js';
import { TotsugoProblem } from './problem.js';
import { applicationClerk } from './application-clerk.js';
import { ask as send } from './ask.js';
import { isBankOrder, isWithholdingRequest, moneyCarrier } from './bank-desk.js';
import { claimsCarrier, claimsDoor } from './claims-desk.js';
import { duesCarrier, isDuesFile } from './dues.js';
import { isPaperFile, paperCarrier } from './papers.js';
import { isEnquiryFile, municipalHubClerk } from './enquiries.js';
import { feedClerk } from './feed-clerk.js';
import { handoverClerk, handoverDoor } from './handovers.js';
import { isSubmission, levyStandardCarrier } from './levy-standard-desk.js';
import { isLookupFile, lookupClerk } from './lookups.js';
import { isSlipFile, slipClerk } from './slips.js';
import { mailingDesk } from './mailing-desk.js';
import { integratedTerminal } from './terminal.js';
import type { World } from './world.js';

export const system = '国保システム';
type Journaled = (from: string, to: string, what: string, path: string, message: unknown, steps: readonly string[]) => void;

/** Which steps of 別添1 the import of a distributed file realises. */
const importSteps: Readonly<{ [layout: string]: readonly string[] }> = {
  qualificationDates: ['E-2-5', 'A-16'], municipalInsuredIds: ['E-2-5', 'A-16'], processingResult: ['A-16'], cardUseStatus: ['A-16'], highCostHandover: ['F-4-6', 'B-13'], matchNotice: ['D-4-4'], terminalResult: ['D-4-5'], memberHistory: ['D-4-1'], taxFeed: ['A-01'], residentFeed: ['A-01', 'B-01', 'C-01'], mailReturn: ['A-11'], agentReceipt: ['C-05'], debitResult: ['C-05'], accountStatement: ['C-05'], depositNotice: ['C-05'], ocrReceiptStandIn: ['C-05'], elqrPaymentStandIn: ['C-05'], benefitRecord: ['B-03', 'B-06', 'D-3'], objectionResult: ['D-3'], enquiryAnswer: ['A-06'], contactSlip: ['A-05'], contactReport: ['C-09'], assetAnswer: ['C-08', 'C-09'], paperEntry: ['B-05'], levyContribution: ['D-2'], standardRate: ['D-2'], residentLookupAnswer: ['A-08', 'B-02', 'C-02', 'C-03'], provisionOutcome: ['A-14', 'B-12'], transferRequest: ['A-15', 'B-10'],
};

/** The clerk who carries files between the ward's system, its データ連携用PC, its 統合専用端末, 統合DB, 自治体中間サーバー, 封入封緘事業者, 滞納整理委託先, 国保総合システム, 東京都 and other municipalities, over real HTTP. */
export function carrier(world: World, port: Ward, municipality: Municipality, record: Journaled) {
  async function deliver(file: WireFile, from = 'データ連携用PC'): Promise<boolean> {
    const result = await port.deliver(file);
    const layout = layoutOfFileName(world.profile, file.name) ?? result.layout;
    const found = result.accepted ? `${result.applied}件反映` : '拒否';
    record(from, system, `${layoutOf(layout ?? '')?.ja ?? file.name}の取り込み(${found})`, `deliver ${file.name}`, result, result.accepted ? (importSteps[layout ?? ''] ?? []) : []);
    return result.accepted;
  }
  const pc = world.cast.includes('data-link-pc') ? pcDesk(world, municipality) : null;
  const terminal = world.cast.includes('insurer-hub') ? integratedTerminal(world, municipality) : null;
  const hub = world.cast.includes('municipal-hub') ? municipalHubClerk(world, municipality) : null;
  const applications = world.cast.includes('e-application') ? applicationClerk(world, municipality) : null;
  const mailing = world.cast.includes('mailing') ? mailingDesk(world, municipality) : null;
  const slips = world.cast.includes('other-municipality') ? slipClerk(world, municipality) : null;
  const lookups = world.cast.includes('juki-net') ? lookupClerk(world, municipality) : null;
  const integratedDb = world.cast.includes('integrated-db') ? integratedDbClerk(world, municipality, (file) => deliver(file, '統合DB')) : null;
  /** Files of one kind leave the ward only when the party they are for has them; in a world without that party they wait. */
  const leaving = <C>(clerk: C | null, isFor: (of: World, file: WireFile) => boolean, put: (clerk: C, file: WireFile) => Promise<boolean>) => async (): Promise<void> => {
    for (const file of clerk ? await port.outgoing() : []) if (clerk && isFor(world, file) && await put(clerk, file)) await port.taken(file.name);
  };
  return {
    ...moneyCarrier(world, port, municipality, deliver), ...duesCarrier(world, port, municipality, deliver), ...claimsCarrier(world, port, municipality, deliver), ...levyStandardCarrier(world, port, municipality, deliver), ...paperCarrier(world, port, municipality, deliver),
    terminal, integratedDb, hub, mailing, slips, lookups, applications,
    /** A file leaves the ward only when the PC, the terminal or the contractor has it, and waits in a world without them; questions, 連絡票, 滞納者情報, 送付票, 被保険者マスタ, 申出, 特別徴収依頼, look-ups, what is for 東京都 and orders to the bank wait for their own hour. */
    async handOver(): Promise<void> {
      for (const file of await port.outgoing()) {
        if (isEnquiryFile(world, file) || isSlipFile(world, file) || isDuesFile(world, file) || isPaperFile(world, file) || isLookupFile(world, file) || handoverDoor(world, file) || claimsDoor(world, file) || isSubmission(world, file) || isBankOrder(world, file) || isWithholdingRequest(world, file)) continue;
        const door = [terminal, mailing].find((one) => one?.isFor(file)) ?? pc;
        if (await door?.put(file)) await port.taken(file.name);
      }
    },
    handOverEnquiries: leaving(hub, isEnquiryFile, (clerk, file) => clerk.submit(file)),
    handOverSlips: leaving(slips, isSlipFile, (clerk, file) => clerk.post(file)),
    handOverToIntegratedDb: leaving(integratedDb, (of, file) => handoverDoor(of, file) !== null, (clerk, file) => clerk.handovers.put(file)),
    /** Asks 住基ネット about people who are not the ward's own, and imports what it says at once. */
    async lookUp(): Promise<void> {
      await leaving(lookups, isLookupFile, (clerk, file) => clerk.submit(file))();
      await lookups?.fetch((file) => deliver(file, '住基ネット'));
    },
    /** Imports the 連絡票 that came by post. */
    takeInSlips: async () => slips?.fetch((file) => deliver(file, '他の区市町村')),
    /** Imports what the hub answered. */
    takeInAnswers: async () => hub?.fetch((file) => deliver(file, '自治体中間サーバー')),
    /** Imports what lies in the PC's inbox. What the ward cannot import stays there. */
    takeIn: async () => pc?.fetch((file) => deliver(file)),
    /** Imports what the hub laid out at the terminal. */
    takeInTerminal: async () => terminal?.fetch((file) => deliver(file, '統合専用端末')),
    /** A file that was told and not made by a party of this world. */
    takeInTold: (file: WireFile, from: string): Promise<boolean> => deliver(file, from),
    /** Imports the 返戻データ of 封入封緘事業者. */
    takeInReturns: async () => mailing?.fetchReturns((file) => deliver(file, '封入封緘事業者')),
  };
}

/** The clerk at 統合DB: 住民記録 and incomes come in by numbered feeds, 提供 and 移転 go out. */
function integratedDbClerk(world: World, municipality: Municipality, deliver: (file: WireFile) => Promise<boolean>) {
  const [residents, tax, handovers] = [feedClerk(world, municipality, 'residents'), feedClerk(world, municipality, 'tax'), handoverClerk(world, municipality)];
  return {
    handovers,
    takeInResidents: () => residents.fetch(deliver),
    takeInTaxes: () => tax.fetch(deliver),
    /** Imports the outcomes of 提供 and the requests of receivers. */
    takeInHandovers: () => handovers.fetch(deliver),
  };
}

/** The clerk at the ward's データ連携用PC. */
function pcDesk(world: World, { code }: Municipality) {
  const asSystem = { 'x-totsugo-party': encodeURIComponent(system) };
  const ask = async (method: string, box: 'outbox' | 'inbox', name: string, body?: Uint8Array): Promise<Answer> => {
    const answer = await send(`${world.url}/data-link-pc/${code}/${box}${name && `/${encodeURIComponent(name)}`}`, {
      method, headers: { ...asSystem, ...(body ? { 'content-type': 'application/octet-stream' } : {}) }, ...(body ? { body } : {}),
    });
    if (answer.ok) return answer;
    if (method === 'PUT' && answer.status < 500) throw new WardMisbehaved('TSG-M08', `データ連携用PCがファイル ${quoted(name)} を受け取らない(${answer.status}): ${quoted(await answer.text())}`, 'ファイルの名前と中身を見直し、作り直すときは名前を変える');
    throw new TotsugoProblem('TSG-S06', `データ連携用PCが ${method} ${box}/${name} に ${answer.status} ${await answer.text()}`, 'ファイル名とPCの状態を確かめる');
  };
  return {
    put: async ({ name, bytes }: WireFile): Promise<boolean> => (await ask('PUT', 'outbox', name, bytes)).ok,
    async fetch(take: (file: WireFile) => Promise<boolean>): Promise<void> {
      const { files } = await (await ask('GET', 'inbox', '')).json() as { files: { name: string }[] };
      for (const { name } of files) {
        const bytes = new Uint8Array(await (await ask('GET', 'inbox', name)).arrayBuffer());
        if (await take({ name, bytes })) await ask('DELETE', 'inbox', name);
      }
    },
  };
}
