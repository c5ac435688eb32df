import type { Day } from '../../law/define.js';
import type { Evaluation } from './evaluate.js';
import type { Period, PeriodFact } from './periods.js';

const year = '2025';
const dayOf = (text: string): Day => `${year}-${text.split('/').map((part) => part.padStart(2, '0')).join('-')}` as Day;
const shortDay = (day: Day | null): string => (day === null ? '' : day.slice(5).split('-').map(Number).join('/'));

/** Reads `A 4/1 birth 5/10 moveOutWithinPrefecture; B …`. `=4/1` is an asserted 取得日, `@student` a 特例. */
export const factsOf = (text: string): PeriodFact[] => text.split('; ').map((part, index) => {
  const words = part.split(' ');
  const asserted = words.find((word) => word.startsWith('='));
  const special = words.find((word) => word.startsWith('@'));
  const [municipalityCode, start, startReason, end, endReason] = words.filter((word) => word !== asserted && word !== special);
  return {
    municipalityCode, personKey: '1', periodKey: String(index), startOn: dayOf(start!), startReason, endOn: end ? dayOf(end) : null, endReason: endReason ?? null,
    assertedAcquiredOn: asserted ? dayOf(asserted.slice(1)) : null, specialResidenceKind: special?.slice(1) ?? null,
  } as PeriodFact;
});

/** An evaluation in the words of the table. `|` stands before the first doubtful period of a chain, `(B)` is a silent row. */
export function shown({ chains, waiting, issues, dates }: Evaluation) {
  const place = (period: Period) => period.municipalityCode;
  return {
    chains: chains.map(({ periods, confirmed, acquiredOn, lostOn }) => `${periods.map((period, index) => `${index === confirmed ? '|' : ''}${index > 0 ? '+' : ''}${place(period)}`).join('')} ${shortDay(acquiredOn)}~${shortDay(lostOn)}`).join(' / '),
    waiting: waiting.map(({ kind, period, ageDays, missing }) => `${kind} ${place(period)} ${ageDays}日${kind === 'waitingOut' ? ` ${missing ?? '?'}` : ''}`).join('; '),
    issues: issues.map(({ code, days, municipalityCodes }) => `${code}${days === null ? '' : `(${days})`} ${municipalityCodes.join('・')}`).join('; '),
    dates: dates.map(({ municipalityCode, acquiredOn, lostOn, continuity, issueCodes, isSilent }) => (isSilent ? `(${municipalityCode})` : [municipalityCode, `${shortDay(acquiredOn)}~${shortDay(lostOn)}`, continuity, ...issueCodes].join(' '))).join('; '),
  };
}
