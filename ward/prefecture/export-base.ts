import { levyBase } from '../../contracts/levy-standard/records.js';
import type { JobResult } from '../../contracts/ward.js';
import type { Profile } from '../../contracts/wire/profile.js';
import { assume, type Basis } from '../../law/define.js';
import { fiscalYearJa, fiscalYearOf } from '../../law/fiscal-year.js';
import { rateSetFor } from '../../law/premium-rates.js';
import { readSettings } from '../settings.js';
import type { WardStore } from '../tables.js';
import { countBase, UnknownRate } from './count-base.js';
import { lastSubmission, submit } from './submit.js';

export const baseSeasonBasis: Basis = assume('市町村基礎ファイルは仮係数の算定に間に合うよう10月から作り、中身が替わるたびに出し直し、締め切られたらその年度は出さない。提出の時期は公開されていない');
const seasonFrom = '10';

/** 市町村基礎ファイルの作成 (国保連2): what is to be said of the year after, when it is another than was said last or was sent back. */
export function exportLevyBase(store: WardStore, profile: Profile): Promise<JobResult> {
  return store.transact(async (inside) => {
    const settings = await readSettings(inside);
    const fiscalYear = fiscalYearOf(settings.today) + 1;
    const month = settings.today.slice(5, 7);
    const nothing: JobResult = { job: 'exportLevyBase', files: [], decisions: [] };
    if (month >= '04' && month < seasonFrom) return nothing;
    const last = await lastSubmission(inside, levyBase.id, String(fiscalYear));
    if (last?.state === 'closed') return nothing;
    try {
      const rows = await countBase(inside, settings, fiscalYear, rateSetFor(fiscalYear - 1, settings.municipalityCode));
      if (last && last.state !== 'refused' && last.content === JSON.stringify(rows)) return nothing;
      return { ...nothing, files: [await submit({ store: inside, profile, settings }, levyBase, String(fiscalYear), rows)] };
    } catch (error) {
      if (!(error instanceof UnknownRate)) throw error;
      return { ...nothing, decisions: [{ rule: 'levyBase', outcome: 'unknownRate', ja: `${fiscalYearJa(fiscalYear)}の市町村基礎ファイルを作れない`, because: [`${error.message}ので、賦課限度額に達する所得が分からない`] }] };
    }
  });
}
