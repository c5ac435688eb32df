import { isIndividualNumber } from '../../law/check-digits.js';
import type { IdentityState } from '../../contracts/insurer-hub/codes.js';
import type { MemberChange } from '../../contracts/insurer-hub/member-change.js';
import type { MemberUpdate } from '../../contracts/insurer-hub/terminal.js';
import { applyMoves, boundIn, personKeys, refusedMoves, type Move } from './bindings.js';
import { registrable } from './characters.js';
import { noteExposure } from './exposure.js';
import { currentOf } from './history.js';
import { membersOf } from './intake.js';
import { contentOf } from './member.js';
import { notTaken, otherContent, remember, seenBefore, taken, type Verdict } from './instructions.js';
import { stateAfter } from './states.js';
import { nextNumber, type CheckRow, type EntryRow, type Hub, type HubStore, type MemberRow } from './tables.js';

interface Ready { readonly update: MemberUpdate; readonly row: MemberChange; readonly member: MemberRow; readonly check: CheckRow; readonly entry: EntryRow }

/**
 * 加入者情報の更新 of one bundle: all of it or nothing. Numbers are taken off first and put on afterwards, so that a swap holds
 * in one bundle and fails one by one. What is taken waits in the 委託区画 for the next 5-④, as `correcting`.
 */
export async function applyUpdates(party: Hub, store: HubStore, code: string, updates: readonly MemberUpdate[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const ready: Ready[] = [];
  const current = await currentOf(store, code, updates.map(({ historyKey }) => historyKey));
  const members = await membersOf(store, code, updates.map(({ historyKey }) => historyKey));
  for (const update of updates) {
    const seen = await seenBefore(store, code, 'memberUpdate', update.updateId, update);
    const known = current.get(update.historyKey);
    const held = members.get(update.historyKey);
    const isTwice = updates.some((other) => other !== update && (other.historyKey === update.historyKey || other.updateId === update.updateId));
    const verdict = seen === 'again' ? taken : seen === 'other' ? otherContent(update.updateId) : isTwice ? notTaken('E-DUPKEY', '一組の中に同じ資格履歴か同じ識別が二度ある', '一行にまとめる') : !known || !held ? unknown(update) : refusal(party, update, known.check, known.entry);
    const row = verdict === taken && seen === 'fresh' ? corrected(party, held!.row, update) : null;
    const isIdle = row !== null && contentOf(row) === contentOf(held!.row);
    verdicts.push(isIdle ? notTaken('E-STATE', '内容が変わらない', '正しい記録なら、理由付き疑いなしを登録する') : verdict);
    if (row !== null && !isIdle) ready.push({ update, row, member: held!.member, ...known! });
  }
  const inUse = verdicts.every((verdict) => verdict === taken) ? await numbersInUse(store, code, ready) : new Set<string>();
  const judged = updates.map((update, index) => (inUse.has(update.updateId) ? notTaken('E-INUSE', '個人番号が同じ委託区画の別の人に結び付いている', '入れ替わる相手の更新と同じ「一組の識別」を付けて、一括で送る') : verdicts[index]!));
  if (judged.some((verdict) => verdict !== taken)) return judged.map((verdict) => (verdict === taken && updates.length > 1 ? together : verdict));
  await write(party, store, code, ready);
  return judged;
}
const together = notTaken('E-STATE', '同じ一組のほかの更新が受け付けられない', 'ほかの行の指摘を直して、一組をもう一度送る');
const unknown = ({ historyKey }: MemberUpdate): Verdict => notTaken('E-UNKNOWN', `「${historyKey}」という資格履歴はない`, '突合結果か加入者情報の一覧にある識別を書く');

/** Why one update alone cannot be taken; `taken` when it can. */
function refusal(party: Hub, update: MemberUpdate, check: CheckRow, entry: EntryRow): Verdict {
  if (update.version !== check.version) return notTaken('E-STATE', `版${update.version}は今の版(${check.version})でない`, '今の版の突合結果を見て送り直す');
  if (entry.is_void === 1) return notTaken('E-STATE', '無効化された資格履歴である', '被保険者異動情報で登録し直す');
  if (stateAfter(check.state as IdentityState, 'correct') === null) return notTaken('E-STATE', '訂正を受け付けたところである', '次の格納と突合が済むまで待つ');
  if (update.kind === 'adoptNewNumber' && check.verdict !== 'X3' && check.verdict !== 'X2') return notTaken('E-STATE', '番号の変更も該当なしも知らされていない', '紐付けの誤りなら fixLink を使う');
  if (update.kind === 'fixAttributes') return attributeRefusal(party, update);
  if (update.individualNumber === null) return notTaken('E-REQUIRED', '新しい個人番号がない', '正しい個人番号を書く');
  if (!isIndividualNumber(update.individualNumber, party.numberMode)) return notTaken('E-CHECKDIGIT', '個人番号の検査用数字が合わない', '個人番号を確かめて送り直す');
  return attributeRefusal(party, update);
}

function attributeRefusal(party: Hub, update: MemberUpdate): Verdict {
  if (update.kind === 'fixAttributes' && update.individualNumber !== null) return notTaken('E-FORMAT', '登録データの訂正で個人番号は変えられない', 'fixLink か adoptNewNumber を使う');
  if (update.kind === 'fixAttributes' && [update.name, update.nameKana, update.bornOn, update.sex, update.address].every((value) => value === null)) return notTaken('E-REQUIRED', '訂正する項目がない', '訂正する項目に値を書く');
  const text = [update.name, update.nameKana, update.address].map((value) => registrable(value ?? '', party.parameters.permittedCharacters).unregistrable).flat();
  return text.length > 0 && party.parameters.onUnregistrable === 'reject' ? notTaken('E-CHAR', `登録できない文字 ${text.join(' ')}`, '登録できる字に改める') : taken;
}

function corrected(party: Hub, row: MemberChange, { individualNumber, name, nameKana, bornOn, sex, address }: MemberUpdate): MemberChange {
  const written = (text: string | null) => (text === null ? null : registrable(text, party.parameters.permittedCharacters).text);
  return {
    ...row, operation: 'correct', individualNumber: individualNumber ?? row.individualNumber, name: written(name) ?? row.name, nameKana: written(nameKana) ?? row.nameKana, bornOn: bornOn ?? row.bornOn, sex: sex ?? row.sex, address: written(address) ?? row.address,
  };
}

/** The person's other periods keep what they say; the number stands for the person, so it moves once. */
async function movesOf(store: HubStore, code: string, ready: readonly Ready[]): Promise<Move[]> {
  const relinked = new Map(ready.filter(({ update }) => update.kind !== 'fixAttributes').map(({ member, row }) => [member.municipal_insured_id, row.individualNumber]));
  const bound = await boundIn(store, code, relinked.keys(), []);
  return [...relinked].map(([person, to]) => ({ person, from: bound.numberOf(person), to }));
}

async function numbersInUse(store: HubStore, code: string, ready: readonly Ready[]): Promise<ReadonlySet<string>> {
  const moves = await movesOf(store, code, ready);
  const { holderOf } = await boundIn(store, code, [], moves.flatMap(({ to }) => to ?? []));
  const refused = refusedMoves(moves, holderOf);
  return new Set(ready.filter(({ member }) => refused.has(member.municipal_insured_id)).map(({ update }) => update.updateId));
}

async function write(party: Hub, store: HubStore, code: string, ready: readonly Ready[]): Promise<void> {
  if (ready.length === 0) return;
  const moves = await movesOf(store, code, ready);
  const first = await nextNumber(store, 'member', ready.length);
  await store.insertMany('insurer_hub_member', ready.map(({ row, member }, index): MemberRow => {
    const version = member.version + 1;
    return { ...member, version, hash: contentOf(row), n: first + index, is_copied: 0, origin: 'terminal', row: JSON.stringify({ ...row, version }) };
  }), 'replace');
  for (const { update, check, entry } of ready) if (update.kind === 'fixLink' && check.stopped === 'none') await noteExposure(party, store, entry, 'corrected');
  await store.insertMany('insurer_hub_check', ready.map(({ check }): CheckRow => ({ ...check, state: stateAfter(check.state as IdentityState, 'correct')! })), 'replace');
  await applyMoves(store, code, moves, await personKeys(store, code, moves.map(({ person }) => person)), party.now());
  await remember(party, store, code, 'memberUpdate', ready.map(({ update }) => ({ itemId: update.updateId, row: update })));
}
