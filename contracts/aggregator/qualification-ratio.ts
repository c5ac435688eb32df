import { burdenRatios } from '../../law/burden-ratio.js';
import { assume } from '../../law/define.js';
import { record, type RecordOf } from '../define.js';
import { code, count, day, digits, inferred, text } from '../fields.js';

/**
 * 負担割合ファイル: one row a stretch of days with one ratio of a person of 70–74. It comes with the pair of the same day and number,
 * or not at all. `ratioKey` names the row for ever: among rows with the same key the highest `revision` holds, and one that is
 * 無効化 holds on no day.
 */
export const qualificationRatio = record({
  id: 'qualificationRatio',
  ja: '負担割合ファイル',
  basis: assume('負担割合が国保情報集約システムを通ることは千葉市・六戸町・熊本市の事例で公開されている。どのファイルで渡すかは公開されておらず、世帯・個人の二つに添える自前の形とする'),
  between: ['ward', 'aggregator'],
  steps: ['E-1-2', 'A-16', 'D-1-1', 'G-5-1'],
  fields: {
    insurerNumber: digits('保険者番号', 6),
    personKey: text('宛名番号', 40),
    ratioKey: text('負担割合の行の識別', 40),
    validFrom: inferred(day('割合の適用開始日')),
    validThrough: inferred(day('割合の適用終了日')),
    burdenRatio: inferred(code('負担割合', burdenRatios)),
    operation: inferred(code('処理区分', [['register', '登録'], ['void', '無効化']])),
    revision: count('版'),
  },
});
export type QualificationRatio = RecordOf<typeof qualificationRatio>;
