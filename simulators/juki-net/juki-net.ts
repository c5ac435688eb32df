import { z } from 'zod';
import { jukiNetRecords, type ResidentAnswer, type ResidentEnquiry } from '../../contracts/juki-net/identity.js';
import { assume, cite, derive, type Day } from '../../law/define.js';
import { allFiveItemsBasis } from '../../law/resident-enquiry.js';
import { simulator } from '../define.js';
import { answerWaiting } from '../night-desk/answering.js';
import { desk, deskFaults, deskParameters, doubled } from '../night-desk/desk.js';
import { deskRoutes } from '../night-desk/routes.js';
import { answerEnquiries } from './answer.js';
import { countAnswers } from './count.js';
import { lookupRoutes } from './lookups/routes.js';
import { codeRoute, doorRoutes } from './routes.js';
import { jukiNetTables, type JukiNet } from './tables.js';

const [residentEnquiry, residentAnswer] = jukiNetRecords;

export const enquiryDesk = desk({
  prefix: 'juki_net', path: 'enquiries', trouble: 'J', asks: residentEnquiry, answers: residentAnswer, steps: ['D-4-3'],
  inJa: '取りまとめ機関がJ-LISへ照会ファイルを渡す', outJa: 'J-LISが取りまとめ機関へ本人確認情報の回答ファイルを渡す',
  check: (rows) => doubled(rows, ({ enquiryId }) => enquiryId, 'enquiryId', '照会の識別'),
});

/**
 * 住基ネット (J-LIS): the register of all residents with everything that happened to them. It is asked in files by day and
 * answers at night what it knew on the day of asking.
 */
export const jukiNet = simulator({
  id: 'juki-net',
  ja: 'J-LIS(住基ネット)',
  basis: cite('別添1 事務の内容', '国保連4 取りまとめ機関が資格履歴情報の本人確認情報についてJ-LIS照会を行う、資格⑧・給付②・収納② 住登外者の住民票関係情報を取得する'),
  limitations: [
    '照会と回答のファイルの形・名前、結果と異動事由の区分は自前のもので、実システムの電文ではない',
    '照会の受付と回答の時刻(1:00)、一件ずつの即時の照会の有無は仮定である',
    '住民票コードは番号として持たず、住民ごとの見えない識別で代える。機関別符号の求めにはこの識別で答える',
    '統一文字コードと文字の画像は扱わない。外字は一字のまま答え、検索ではどの一字とも合うとみなす',
    '国外転出者の附票本人確認情報は扱わず、国外転出は消除として答える',
    '国内の転出だけでは消除にならず、転入が記録されるまで前の住所を答える(仮定)',
    '尋ねた日のうちに記録された異動は、その日の照会の答えに入る(仮定)。時刻までは見ない',
    '尋ねる相手は名乗りだけで見分け、認証と手数料の請求は再現しない。件数は数える',
    '区市町村が統合端末で行う住登外者の照会は、ファイルで受けてすぐに答える(仮定)。端末の画面、操作者の認証、住民票の写しの広域交付は扱わない',
  ],
  faults: {
    ...deskFaults,
    registerLate: '異動の反映の遅れ(異動が何日か後まで見えない)',
    bulletCharacters: '表せない文字が●で返る',
    oldAddress: '前の住所を答える',
  },
  parameters: {
    ...deskParameters,
    lateDays: { ja: '障害「反映の遅れ」で遅れる日数', basis: assume('試験のための値'), schema: z.int().min(1, { error: '1以上の日数にする' }).max(3650, { error: '3650日以下にする' }), value: 7 },
    discloseNewNumber: { ja: '個人番号が変更されているとき新しい番号を知らせる', basis: assume('前の番号による照会に新しい番号を答えるかどうかは公開されていない'), schema: z.boolean({ error: 'true か false にする' }), value: false },
    itemsOfRemoved: { ja: '消除された人の基本情報を答える', basis: derive('消除された本人確認情報も保存期間の間は住基ネットにある。照会の答えに含まれるかどうかは公開されていない'), schema: z.boolean({ error: 'true か false にする' }), value: true },
    numberWithoutAllFive: {
      ja: '5情報のすべてが一致しない検索で、個人番号を渡すか', basis: derive(`${allFiveItemsBasis.kind === 'cited' ? allFiveItemsBasis.at : ''}。確かめる義務は尋ねる側にあり、J-LISが番号を渡さないかどうかは公開されていない`),
      schema: z.enum(['withheld', 'disclosed'], { error: 'withheld か disclosed にする' }), value: 'withheld',
    },
    permittedCharacters: {
      ja: '障害「表せない文字」で●にしない文字', basis: assume('登録できる文字の範囲は公開されていない。JIS第1・第2水準とする説明がある'),
      schema: z.enum(['jisX0208', 'cp932'], { error: 'jisX0208 か cp932 にする' }), value: 'jisX0208',
    },
  },
  tables: jukiNetTables,
  jobs: { answer: { ja: 'J-LIS照会への回答', at: '01:00', run: (party: JukiNet) => answerWaiting(party, enquiryDesk, (rows, askedOn, municipality) => prepared(party, rows, askedOn, municipality)) } },
  routes: (wire, party) => {
    deskRoutes(wire, party, enquiryDesk);
    codeRoute(wire, party);
    lookupRoutes(wire, party);
    doorRoutes(wire, party);
  },
});

/** The register is read before the transaction: what is asked about a day does not change while it is answered. */
async function prepared(party: JukiNet, rows: readonly ResidentEnquiry[], askedOn: Day, municipality: string) {
  const answers = await answerEnquiries(party, rows, askedOn);
  return async (store: unknown): Promise<readonly ResidentAnswer[]> => {
    await countAnswers(store as JukiNet['store'], { askedOn, municipality }, rows, answers);
    return answers;
  };
}
