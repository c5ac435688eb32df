import type { Trouble } from '../wire/trouble.js';
import type { BankFile, PartName } from './define.js';
import { lineEndJa, type BankDialect, type LineEnd } from './dialect.js';

const kindOf: Readonly<Record<PartName, string>> = { banner: '0', header: '1', entry: '2', trailer: '8', end: '9' };
const jaOf: Readonly<Record<PartName, string>> = { banner: '代用の名乗り', header: 'ヘッダ(1)', entry: 'データ(2)', trailer: 'トレーラ(8)', end: 'エンド(9)' };
const none: readonly Trouble[] = [];
type Stage = 'start' | PartName;
/** What may come after what. */
const follows: Readonly<Record<Stage, readonly PartName[]>> = { start: ['header'], banner: ['header'], header: ['entry', 'trailer'], entry: ['entry', 'trailer'], trailer: ['header', 'end'], end: [] };

/** Watches that records come as 1 2… 8, repeated if the bank takes several headers, then 9 once. A wrong one is told and taken as it stands, so that the rest is examined, too. */
export function recordOrder(file: BankFile, dialect: BankDialect) {
  let stage: Stage = 'start';
  let [headers, entries, marked] = [0, 0, false];
  const trouble = (raw: string, why: string, cure: string, code: Trouble['code'] = 'E110'): Trouble => ({ code, byte: 1, field: 'recordKind', ja: 'データ区分', raw, why, cure });
  const expected = (): readonly PartName[] => (stage === 'start' && file.parts.banner ? ['banner'] : follows[stage]);
  const wanted = () => expected().filter((part) => part !== 'header' || stage !== 'trailer' || dialect.headers === 'several').map((part) => jaOf[part]).join('か');

  const next = (part: PartName): readonly Trouble[] => {
    const found = faultOf(part);
    stage = part;
    if (part === 'header') headers += 1;
    if (part === 'entry') entries += 1;
    const tooMany = part === 'entry' && dialect.entriesAtMost !== null && entries === dialect.entriesAtMost + 1;
    if (!found && !tooMany) return none;
    return [...(found ? [found] : []), ...(tooMany ? [trouble(kindOf[part], `データ・レコードが${dialect.entriesAtMost}件を超える(方言 ${dialect.id})`, 'ファイルを分けて送る', 'E103')] : [])];
  };
  const faultOf = (part: PartName): Trouble | null => {
    if (part === 'entry' && (stage === 'entry' || stage === 'header')) return null;
    if (stage === 'end') return trouble(kindOf[part], part === 'end' ? 'エンド・レコードが二つある' : `エンド・レコードの後に${jaOf[part]}がある`, 'エンド・レコードは最後に一つだけ置く');
    if (part === 'header' && stage === 'trailer' && dialect.headers === 'one') return trouble(kindOf[part], `ヘッダ・レコードが${headers + 1}つある。方言 ${dialect.id} は一つだけを受ける`, 'ファイルを分けるか、ヘッダを繰り返せる方言で読む');
    if (expected().includes(part)) return null;
    return trouble(kindOf[part], stage === 'start' ? `${wanted()}で始まるべきところ、${jaOf[part]}で始まる` : `${jaOf[stage]}の後は${wanted()}であるべきところ、${jaOf[part]}がある`, '1、2の繰り返し、8、9の順に並べる');
  };
  const missing = (): Trouble | null => {
    if (stage === 'end') return null;
    return { ...trouble('', `エンド・レコードがない(${stage === 'start' ? 'どの記録も読めない' : `${jaOf[stage]}で終わっている`})`, 'ファイルが途中で切れていないか確かめ、エンド・レコードまで送り直す', 'E103'), byte: 0 };
  };
  const markFault = (): Trouble | null => {
    const whole = { field: '*', ja: '0x1A', raw: marked ? '0x1A' : '', byte: 0 };
    if (marked && dialect.endMark === 'refused') return { ...whole, code: 'E111', why: `終わりに 0x1A がある。方言 ${dialect.id} は受けない`, cure: '0x1A を除くか、0x1A を求める方言で読む' };
    return !marked && dialect.endMark === 'required' ? { ...whole, code: 'E111', why: `終わりに 0x1A がない。方言 ${dialect.id} は求める`, cure: '最後の記録の後に 0x1A を一つ書く' } : null;
  };
  return {
    next,
    kinds: () => (['banner', 'header', 'entry', 'trailer', 'end'] as const).filter((part) => file.parts[part]).map((part) => kindOf[part]).join('・'),
    mark: (isMarked: boolean) => { marked = isMarked; },
    end: (): readonly Trouble[] => [missing(), markFault()].filter((found) => found !== null),
    /** Told once, at the first record. */
    lineEnd(found: LineEnd | null): readonly Trouble[] {
      if (found === null || dialect.lineEnds.includes(found)) return [];
      return [{ code: 'E111', byte: 0, field: '*', ja: '改行', raw: '', why: `記録の後が「${lineEndJa[found]}」である。方言 ${dialect.id} が受けるのは ${dialect.lineEnds.map((end) => lineEndJa[end]).join('・')}`, cure: '受ける改行で書き直すか、この改行を受ける方言で読む' }];
    },
  };
}
