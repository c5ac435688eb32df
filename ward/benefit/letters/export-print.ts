import type { JobResult } from '../../../contracts/ward.js';
import type { Profile } from '../../../contracts/wire/profile.js';
import type { WardStore } from '../../tables.js';

export const exportBenefitPrint = (_store: WardStore, _profile: Profile): Promise<JobResult> => Promise.resolve({ job: 'exportBenefitPrint', files: [], decisions: [] });
