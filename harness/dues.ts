import { assetInquiry, delinquentList } from '../contracts/delinquency-contractor/records.js';
import type { Ward } from '../contracts/ward.js';
import type { WireFile } from '../contracts/wire/file.js';
import type { Municipality } from '../law/municipalities.js';
import { contractorClerk, isForContractor, type ContractorSpec } from './contractor-box.js';
import type { World } from './world.js';

const spec: ContractorSpec = {
  id: 'delinquency-contractor', ja: '滞納整理委託先', layouts: [delinquentList.id, assetInquiry.id], blame: { code: 'TSG-S21', ja: '滞納整理委託先', cure: '委託先の状態とファイル名を確かめる' },
  refusing: { code: 'TSG-M15', ja: '滞納整理委託先がファイル', cure: 'ファイルの名前と中身を見直し、作り直すときは通番を変える' },
};

/** Is that 滞納者情報 or a 照会 of 財産調査? */
export const isDuesFile = (world: Pick<World, 'profile'>, file: Pick<WireFile, 'name'>): boolean => isForContractor(world, spec, file);

/** What the clerk carries to and from 滞納整理委託先. */
export function duesCarrier(world: World, port: Ward, municipality: Municipality, deliver: (file: WireFile, from: string) => Promise<boolean>) {
  const dues = contractorClerk(world, port, municipality, spec, deliver);
  return { dues, handOverDues: async () => dues?.handOver(), takeInDues: async () => dues?.takeIn() };
}
