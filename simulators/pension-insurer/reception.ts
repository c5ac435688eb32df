import { createHash } from 'node:crypto';
import { withholdingRequestStandIn, type WithholdingRequest } from '../../contracts/pension-insurer/stand-ins.js';
import { monthWritten } from '../../law/carried-months.js';
import { codecOf } from '../../contracts/wire/codec.js';
import type { Day } from '../../law/define.js';
import { requestClosesOn } from '../../law/special-collection.js';
import { refused, type Refused } from '../doors.js';
import { bytesWithin } from '../whole-body.js';
import type { PensionInsurer } from './tables.js';

type Taken = { readonly name: string; readonly sha256: string; readonly requests: number; readonly isDuplicate: boolean };

/** Takes a file of requests whole or not at all, with every row that speaks against it. The newest request for a month counts. */
export async function receive(party: PensionInsurer, code: string, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Taken | Refused> {
  const codec = codecOf(party.profile, withholdingRequestStandIn);
  if (codec.parseFileName(name)?.municipalityCode !== code) return refused(422, 'TSG-Z46', `「${name}」は ${code} の特別徴収依頼の名でない`, 'withholdingRequestStandIn のファイル名に、この市区町村のコードを付ける');
  const bytes = await bytesWithin(chunks, party.parameters.maximumFileMB * 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-Z47', `「${name}」が上限 ${party.parameters.maximumFileMB} MB を超える`, '分けて、次の通番のファイルにして送る');
  const { records, issues } = codec.parse({ name, bytes });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await party.store.db.selectFrom('pension_insurer_file').where('code', '=', code).where('name', '=', name).select('sha256').executeTakeFirst();
  if (before) return before.sha256 === sha256 ? { name, sha256, requests: records.length, isDuplicate: true } : refused(409, 'TSG-Z48', `「${name}」は別の中身で受け取り済み`, '次の通番のファイルにして送る');
  const found = [...issues, ...records.flatMap(({ line, value }) => misplaced(value, line, code, party.today()))];
  if (found.length > 0) return refused(422, 'TSG-Z45', '特別徴収依頼として受けられない行がある', 'issues の項目を直して送り直す', { issues: found.slice(0, 100) });
  await party.store.transact(async (store) => {
    await store.insertMany('pension_insurer_file', [{ code, name, sha256, row_count: records.length, received_at: party.now() }]);
    await store.insertMany('pension_insurer_request', records.map(({ value }) => ({
      code, household_key: value.householdKey, month: monthWritten(value.withholdingMonth), requested_yen: value.requestedYen, name_kana: value.nameKana, born_on: value.bornOn, received_at: party.now(), file: name,
    })), 'replace');
  });
  return { name, sha256, requests: records.length, isDuplicate: false };
}

/** A row for another municipality, or for a month that is closed. */
function misplaced({ municipalityCode, withholdingMonth }: WithholdingRequest, line: number, code: string, today: Day): readonly { readonly line: number; readonly field: string; readonly raw: string; readonly why: string; readonly cure: string }[] {
  const closesOn = requestClosesOn(monthWritten(withholdingMonth));
  return [
    ...(municipalityCode === code ? [] : [{ line, field: 'municipalityCode', raw: municipalityCode, why: `${code} の依頼でない`, cure: '自分の団体コードを書く' }]),
    ...(today <= closesOn ? [] : [{ line, field: 'withholdingMonth', raw: withholdingMonth, why: `${closesOn} に締め切った月である`, cure: '次の支払月からにする' }]),
  ];
}
