const recordBytes = 120;
/** 顧客コード1 in a data record of a 総合振込. */
const customerCodeAt = 91;
const [dataRecord, nine] = ['2'.charCodeAt(0), '9'.charCodeAt(0)];

/** What a 総合振込 pays: 給付 number their transfers with a 9 in front, 還付 count from 1. Records may stand in lines or not. */
export function transferStepsIn(bytes: Uint8Array): readonly string[] {
  const eol = bytes[recordBytes] === 0x0d ? 2 : bytes[recordBytes] === 0x0a ? 1 : 0;
  const found = new Set<string>();
  for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes + eol) {
    if (bytes[at] === dataRecord) found.add(bytes[at + customerCodeAt] === nine ? 'B-09' : 'C-13');
  }
  return [...found];
}
