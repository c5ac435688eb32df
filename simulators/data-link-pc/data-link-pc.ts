import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { receiveWaiting } from './receive.js';
import { sendWaiting } from './send.js';
import { simRoutes, wireRoutes } from './routes.js';
import { dataLinkPcTables } from './tables.js';

/**
 * データ連携用PC: carries files between a municipality's 国保システム and 国保情報集約システム, one PC a municipality. It never
 * looks into a file. A file that went out damaged stays whole here: the operator sends the original again by its name.
 * If 集約 still holds the damaged one under that name it answers 409; the file is then listed as refused, and the
 * municipality puts the same changes out again under a new name. The fault `broken` is the incident told in 厚労省 全国
 * 主管課長会議 2022-03-02 国民健康保険課資料 p.119–120; the others are ways a transfer of files can go wrong.
 */
export const dataLinkPc = simulator({
  id: 'data-link-pc',
  ja: 'データ連携用PC',
  basis: cite('別添1 事務の内容', '資格継続業務 1-②・2-④'),
  limitations: [
    '実機の操作画面、媒体の受け渡し、通信の暗号化、利用者認証は再現しない',
    '実機と国保情報集約システムの間の通信手順は公開されていない。HTTPで1ファイルずつ送る',
    '実機がファイルの中身を検査するかどうかは公開されていない。このPCは中身を見ない',
    '送受信の時刻(18:00と06:00)は仮定である',
  ],
  faults: {
    broken: '故障(受け取ったファイルを送らず、配信も受けず、何も知らせない)',
    duplicateSend: '二重送信',
    truncatedSend: '途中で切れた送信',
    reorderedSend: '順序の入れ替わり',
    garbled: '文字化け',
    oneFileOnly: '世帯・個人・負担割合のファイルの一つを送らない',
  },
  parameters: {
    faultMunicipalityCode: {
      ja: '障害が起きる市区町村の団体コード(空はすべて)', basis: assume('一つの市区町村のPCだけが壊れる場面を試すため'),
      schema: z.string().regex(/^(\d{6})?$/, { error: '6桁の団体コードか、空にする' }), value: '',
    },
    missingLayout: {
      ja: '一つのファイルを送らないとき、送られないファイル', basis: assume('世帯と個人のファイルは必ず対で送り(別添1 1-②)、負担割合のファイルはそれに添える。どれが欠けるかは試験で選ぶ'),
      schema: z.enum(['qualificationHousehold', 'qualificationPerson', 'qualificationRatio'], { error: 'qualificationHousehold、qualificationPerson、qualificationRatio のいずれかにする' }), value: 'qualificationPerson',
    },
    garbledForm: {
      ja: '文字化けの仕方', basis: assume('バイトが壊れる場合と、文字コードの設定を誤る場合がある。bySeed は世界の種とファイル名で決める'),
      schema: z.enum(['bytes', 'doubleEncoded', 'bySeed'], { error: 'bytes, doubleEncoded, bySeed のいずれかにする' }), value: 'bySeed',
    },
  },
  tables: dataLinkPcTables,
  jobs: {
    receive: { ja: '配信ファイルの受信', at: '06:00', run: receiveWaiting },
    send: { ja: '異動情報ファイルの送信', at: '18:00', run: sendWaiting },
  },
  routes: (wire, party) => {
    wireRoutes(wire, party);
    simRoutes(wire, party);
  },
});
