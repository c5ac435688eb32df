import { tables, type RowOf } from '../../store/define.js';

/**
 * 還付・充当通知書, 催告書 and 処分通知: one for each 還付, 充当, 催告 and 処分 (`source`, `source_no`). `content` is what is printed but the window. Where a
 * letter is moves in place: `state` (waiting · held 宛先が決まらない · byHand 区で印刷する · handedOver · returned), `file_name`, `returned_on`, `return_reason`.
 */
export const letterTables = tables({
  ward_letter: {
    columns: {
      letter_id: 'text', kind: 'text', source: 'text', source_no: 'integer', person_key: 'text', account_key: 'text', content: 'text', recorded_at: 'text', state: 'text', file_name: 'text?', returned_on: 'text?', return_reason: 'text?',
    },
    key: ['letter_id'], indexes: [['state'], ['source', 'source_no']],
  },
});
export type LetterRow = RowOf<typeof letterTables['ward_letter']>;
