import { forwardedPaper } from '../contracts/benefit-contractor/records.js';
import type { Ward } from '../contracts/ward.js';
import type { HeldAccount } from '../contracts/ward-collection.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { contractorClerk, isForContractor, type ContractorSpec } from './contractor-box.js';
import { callerAt, expectingOk } from './party-door.js';
import type { World } from './world.js';

const spec: ContractorSpec = {
  id: 'benefit-contractor', ja: '給付業務委託業者', layouts: [forwardedPaper.id], blame: { code: 'TSG-S31', ja: '給付業務委託業者', cure: '委託業者の状態とファイル名を確かめる' },
  refusing: { code: 'TSG-M31', ja: '給付業務委託業者が送付票', cure: '送付票の名前と中身を見直し、作り直すときは通番を変える' },
};

/** Is that a 送付票 of 申請書? */
export const isPaperFile = (world: Pick<World, 'profile'>, file: Pick<WireFile, 'name'>): boolean => isForContractor(world, spec, file);

/** What the clerk carries to and from 給付業務委託業者. */
export function paperCarrier(world: World, port: Ward, municipality: Municipality, deliver: (file: WireFile, from: string) => Promise<boolean>) {
  const papers = contractorClerk(world, port, municipality, spec, deliver);
  return { papers, handOverPapers: async () => papers?.handOver(), takeInPapers: async () => papers?.takeIn() };
}

/** 給付業務委託業者, and the bundles of paper that come to it. */
export interface BenefitContractorWindow {
  /** The sheet itself, with what somebody wrote on it, lies in the bundle. */
  receives(paperId: string, written: { readonly account: HeldAccount; readonly wantsAutoPayment?: boolean }): Promise<void>;
  /** What it was asked to read, and how far it is. */
  work(): Promise<readonly { readonly paperId: string; readonly attempt: number; readonly dueOn: string; readonly state: string }[]>;
}

export function benefitContractorWindow(world: World, code: string): BenefitContractorWindow {
  const expectOk = expectingOk({ code: 'TSG-S03', ja: '給付業務委託業者', cure: 'シナリオの指示と登場する関係者(cast)を見直す' });
  const door = callerAt(`${world.url}/benefit-contractor`, async () => ({}));
  return {
    async receives(paperId, { account, wantsAutoPayment = false }) {
      await expectOk(await door('PUT', `/_sim/papers/${code}`, [{ paperId, wantsAutoPayment, ...account }]), '申請書');
    },
    work: async () => (await (await expectOk(await door('GET', `/_sim/work/${code}`), '仕事')).json() as { papers: Awaited<ReturnType<BenefitContractorWindow['work']>> }).papers,
  };
}
