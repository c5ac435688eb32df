import { tables, type RowOf } from '../../store/define.js';

/**
 * 公金受取口座の利用の意思. Rows are only added. `kind`: stated 示した · asked 登録を照会した · spent 払うのに使った · withdrawn 取り下げた.
 * What holds of a matter (who, what for, which payment) is read from its rows in their order.
 */
export const publicAccountTables = tables({
  ward_public_account_use: {
    columns: { use_no: 'integer', person_key: 'text', purpose: 'text', about: 'text', kind: 'text', stated_on: 'text?', channel: 'text?', request_id: 'text?', by_whom: 'text', why: 'text', recorded_at: 'text' },
    key: ['use_no'], indexes: [['person_key'], ['request_id']],
  },
});
export type PublicAccountUseRow = RowOf<typeof publicAccountTables['ward_public_account_use']>;
