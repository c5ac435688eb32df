import type { StaffAct } from '../../contracts/ward.js';
import { bringUpToDate } from '../collection/port/up-to-date.js';
import type { Desk } from '../desk.js';
import { handleAsset, inquireAssets } from './assets.js';
import { collectSeized } from './collect.js';
import { recordContact } from './contacts.js';
import { agreeInstallments, cancelDecision, grantDeferral, suspendExecution } from './relief.js';
import { decideSeizure, releaseSeizure } from './seize.js';
import type { delinquencyActs } from '../../contracts/ward-delinquency.js';

type DelinquencyActName = (typeof delinquencyActs)[number]['shape']['act']['value'];
export type DelinquencyAct = Extract<StaffAct, { act: DelinquencyActName }>;

/** Acts of 滞納整理, on a ledger that knows what has been decided until now. None of them changes a household. */
export async function performDelinquency(desk: Desk, act: DelinquencyAct): Promise<null> {
  await bringUpToDate(desk.store);
  switch (act.act) {
    case 'recordContact': return recordContact(desk, act);
    case 'grantDeferral': return grantDeferral(desk, act);
    case 'agreeInstallments': return agreeInstallments(desk, act);
    case 'suspendExecution': return suspendExecution(desk, act);
    case 'cancelDecision': return cancelDecision(desk, act);
    case 'inquireAssets': return inquireAssets(desk, act);
    case 'handleAsset': return handleAsset(desk, act);
    case 'decideSeizure': return decideSeizure(desk, act);
    case 'collectSeized': return collectSeized(desk, act);
    case 'releaseSeizure': return releaseSeizure(desk, act);
  }
}
