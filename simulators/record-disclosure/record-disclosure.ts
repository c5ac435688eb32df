import { z } from 'zod';
import { recordDisclosureRecords } from '../../contracts/record-disclosure/linkage-symbol.js';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { answerWaiting } from '../night-desk/answering.js';
import { desk, deskFaults, deskParameters, doubled } from '../night-desk/desk.js';
import { deskRoutes } from '../night-desk/routes.js';
import { symbolsForm } from './forms.js';
import { answerRequests, residentsBehind } from './issue.js';
import { recordDisclosureTables, type DisclosureStore, type RecordDisclosure } from './tables.js';
import { bindingsOf } from './view.js';

const [symbolRequest, symbolAnswer] = recordDisclosureRecords;

export const symbolDesk = desk({
  prefix: 'record_disclosure', path: 'requests', trouble: 'G', asks: symbolRequest, answers: symbolAnswer, steps: ['D-4-2'],
  inJa: '中間サーバーが情報提供等記録開示システムへ機関別符号の取得要求を渡す', outJa: '情報提供等記録開示システムが機関別符号の回答を渡す',
  check: (rows) => doubled(rows, ({ requestId }) => requestId, 'requestId', '要求の識別'),
});

/**
 * 情報提供等記録開示システム, and what stands behind it (情報提供ネットワークシステム): gives each agency a symbol of its own for
 * each person. Nobody can tell from a symbol whose it is, nor that two symbols of two agencies are of one person.
 */
export const recordDisclosure = simulator({
  id: 'record-disclosure',
  ja: '情報提供等記録開示システム',
  basis: cite('別添1 事務の内容', '国保連4 情報提供等記録開示システムとの紐付けに使う機関別符号を取得'),
  limitations: [
    '要求と回答のファイルの形、結果の区分、発行の時刻(2:00)は自前のものである',
    '住民票コード・IDコード・機関コードと暗号による符号の生成は再現せず、世界の種による見えない語を符号とする',
    '情報提供ネットワークシステムを別の関係者とせず、ここに含める',
    '情報提供等の記録そのものと、マイナポータルへの開示は扱わない',
    '個人番号の変更では符号は変わらないとする(符号は住民票コードから作られるという公開説明からの導出)',
    'J-LISのいない世界では、検査用数字の合う番号はすべて住民のものとみなす',
    '一つの被保険者枝番が二人の符号を持っても拒まず、試験用の窓口で示すだけである',
  ],
  faults: {
    ...deskFaults,
    symbolsSwapped: '隣り合う二行の符号が入れ替わる(別の人の符号が渡る)',
    releaseIgnored: '失効と答えるが、符号は有効なまま残る',
  },
  parameters: {
    ...deskParameters,
    symbolForRemoved: { ja: '消除された人の機関別符号を発行する', basis: assume('消除された人の符号を取得できるかどうかは公開されていない。確かめられない人には発行しない'), schema: z.boolean({ error: 'true か false にする' }), value: false },
  },
  tables: recordDisclosureTables,
  jobs: {
    issue: {
      ja: '機関別符号の発行と失効', at: '02:00',
      run: (party: RecordDisclosure) => answerWaiting(party, symbolDesk, async (requests) => {
        const behind = await residentsBehind(party, requests);
        return (store) => answerRequests(party, store as unknown as DisclosureStore, requests, behind);
      }),
    },
  },
  routes: (wire, party) => {
    deskRoutes(wire, party, symbolDesk);
    wire.get<{ Querystring: { insurerPersonKey?: string } }>('/_sim/symbols', { config: { form: symbolsForm } }, (request) => bindingsOf(party(request), request.query.insurerPersonKey));
  },
});
