import { createHash } from 'node:crypto';
import { continuityInstruction, type ContinuityInstruction } from '../../../contracts/aggregator/high-cost.js';
import { meaningOfIssue } from '../../../contracts/aggregator/issue-codes.js';
import type { IssueCode } from '../../../contracts/define.js';
import { codecOf } from '../../../contracts/wire/codec.js';
import { bytesWithin } from '../../whole-body.js';
import { refused, type Answer } from '../reception.js';
import type { Aggregator, AggregatorStore } from '../tables.js';
import type { Candidate } from './candidates.js';
import { change, isUndecided, type CandidateRow } from './keep.js';

/** 4-②: a file of 確定指示, taken whole or not at all. The same bytes again change nothing. */
export async function instruct(party: Aggregator, code: string, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Answer> {
  const codec = codecOf(party.profile, continuityInstruction);
  const envelope = codec.parseFileName(name);
  if (!envelope || (envelope.municipalityCode !== '' && envelope.municipalityCode !== code)) return refused(422, 'E101', `「${name}」は ${code} の確定指示のファイルの名でない`, '国保総合PCの付けた名のまま送る');
  const bytes = await bytesWithin(chunks, 1024 * 1024);
  if (!bytes) return refused(413, 'TSG-A05', `「${name}」が上限 1 MB を超える`, '候補ごとに分けて送る');
  const { records, issues } = codec.parse({ name, bytes });
  if (issues[0]) return refused(422, 'TSG-A08', `「${name}」に読めない行がある: ${issues[0].why}`, issues[0].cure);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return party.store.transact(async (store): Promise<Answer> => {
    const before = await store.db.selectFrom('aggregator_instruction').where('municipality', '=', code).where('name', '=', name).select(['sha256', 'issue_codes']).executeTakeFirst();
    if (before?.sha256 === sha256) return { status: 200, body: { duplicate: true, issueCodes: codesIn(before.issue_codes) } };
    if (before) return refused(409, 'E104', `「${name}」は別の中身で受信済み`, '次の通番で送る');
    const found: { readonly said: ContinuityInstruction; readonly row: CandidateRow; readonly codes: readonly string[] }[] = [];
    for (const { value: said } of records) {
      const row = await store.db.selectFrom('aggregator_candidate').where('candidate_key', '=', said.candidateKey).where('municipality', '=', code).selectAll().executeTakeFirst();
      const trouble = troubleWith(said, row);
      if (trouble || !row) return refused(409, trouble![0], `${said.candidateKey}: ${meaningOfIssue(trouble![0])}(${trouble![1]})`, trouble![2]);
      found.push({ said, row, codes: contradicts(said, row) ? ['W603'] : [] });
    }
    for (const one of found) await take(party, store, { code, name, sha256 }, one);
    return { status: 202, body: { duplicate: false, issueCodes: [...new Set(found.flatMap(({ codes }) => codes))] } };
  });
}
const codesIn = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

/** A candidate is decided once; what was decided is changed only after it was taken back. */
function troubleWith({ instruction }: ContinuityInstruction, row: CandidateRow | undefined): readonly [IssueCode, string, string] | null {
  if (!row) return ['E602', 'この区市町村の候補にない', '継続候補世帯リストの識別で指示する'];
  if (row.state === 'closed') return ['E602', '候補でなくなっている', '新しいリストを待つ'];
  if (instruction === 'cancel') return isUndecided(row) || row.state === 'cancelled' ? ['E602', '取り消す指示がない', '確定指示をしてから取り消す'] : null;
  return isUndecided(row) || row.state === 'cancelled' || row.state === 'failed' ? null : ['E604', '指示を受け付けている', '前の指示を取り消してから、もう一度指示する'];
}

/** The test of heads alone (松山市); the municipality may know better and is only told. */
function contradicts({ instruction }: ContinuityInstruction, { said }: CandidateRow): boolean {
  const { reasons } = JSON.parse(said) as Candidate;
  return (instruction === 'continue' && reasons.includes('headDiffers')) || (instruction === 'notContinue' && reasons.includes('headSame'));
}

async function take(party: Aggregator, store: AggregatorStore, file: { readonly code: string; readonly name: string; readonly sha256: string }, { said, row, codes }: { readonly said: ContinuityInstruction; readonly row: CandidateRow; readonly codes: readonly string[] }): Promise<void> {
  await store.insertMany('aggregator_instruction', [{ municipality: file.code, name: file.name, sha256: file.sha256, candidate_key: row.candidate_key, body: JSON.stringify(said), received_at: party.now(), issue_codes: codes.join(' ') }], 'replace');
  await change(store, row, { state: 'decided', instruction: said.instruction, decided_by: said.decidedBy, decided_at: said.decidedAt, decision_reason: said.decisionReason, issue_codes: codes.join(' '), message: null });
}
