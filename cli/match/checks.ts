import { individualNumberDigit } from '../../law/check-digits.js';
import { TotsugoProblem } from '../../harness/problem.js';
import { uncheckedDigit, type CheckMode } from '../../matching/bulk/columns.js';
import { splitCsv } from '../../contracts/wire/csv.js';
import { segmentReader, type Segment } from './segment.js';

/** Which check digit the numbers of a register carry: the real one, one shifted by k, or none that can be told. */
export function checkModeOf(option: string, register: readonly Segment[]): CheckMode {
  if (option === 'valid') return 0;
  if (option === 'none') return uncheckedDigit;
  const by = /^shifted:([1-9])$/.exec(option)?.[1];
  if (by) return Number(by);
  if (option !== 'auto') throw new TotsugoProblem('TSG-U06', `--number-mode ${option} が分からない`, 'auto・valid・shifted:1〜shifted:9・none のどれかにする');
  return mostFrequent(register);
}

/** Of the first numbers, more than half must carry one and the same check digit. */
function mostFrequent(register: readonly Segment[]): CheckMode {
  const counts = Array.from({ length: 10 }, () => 0);
  const numbers = register.flatMap(firstNumbers);
  for (const number of numbers) counts[(Number(number[11]) - individualNumberDigit(number.slice(0, 11)) + 10) % 10]! += 1;
  const best = counts.indexOf(Math.max(...counts));
  return numbers.length > 0 && counts[best]! * 2 > numbers.length ? best : uncheckedDigit;
}

function firstNumbers(segment: Segment): readonly string[] {
  const reader = segmentReader();
  const bytes = Buffer.alloc(Math.min(262_144, segment.to - segment.from));
  const got = reader.read(segment, bytes, segment.from);
  reader.close();
  const at = segment.shape.columns.indexOf('individualNumber');
  const lines = bytes.toString('latin1', 0, got).split('\n').slice(0, 1000).map((line) => (segment.shape.isNumbered ? line.slice(8) : line));
  return lines.flatMap((line) => {
    const cut = splitCsv(line.replace(/\r$/, ''), segment.shape.delimiter, 'minimal');
    const number = 'texts' in cut ? cut.texts[at] ?? '' : '';
    return /^\d{12}$/.test(number) ? [number] : [];
  });
}
