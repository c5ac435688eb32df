import type { StaffAct } from '../../contracts/ward.js';
import { isRefused, refuse, type Desk } from '../desk.js';
import { obstacle } from '../refusals.js';
import type { WardStore } from '../tables.js';
import { debtorNamed } from './choose.js';
import { factId, factNumbered, isOfKind, keepFact, numberIn, ofKind, type Fact, type Found } from './facts.js';

/** A 照会 of 財産調査 with all that came of it. */
export interface AssetInquiry { readonly inquiry: Fact<'inquiry'>; readonly state: 'waiting' | 'answered' | 'empty' | 'heldBack'; readonly assets: readonly (Found & { readonly state: 'own' | 'heldBack' | 'notOwn' })[] }

export function assetInquiriesIn(facts: readonly Fact[]): readonly AssetInquiry[] {
  const judged = new Map(ofKind(facts, 'judged').map(({ content }) => [content.assetId, content.decision]));
  return ofKind(facts, 'inquiry').map((inquiry) => {
    const answers = ofKind(facts, 'answer').filter(({ ofNo }) => ofNo === inquiry.no);
    const assets = answers.flatMap(({ content }) => content.assets).map((asset) => {
      const decision = judged.get(asset.assetId);
      return { ...asset, state: decision === 'accept' || (asset.isOwn && decision === undefined) ? 'own' as const : decision === 'discard' ? 'notOwn' as const : 'heldBack' as const };
    });
    const state = answers.length === 0 ? 'waiting' : assets.some((asset) => asset.state === 'heldBack') ? 'heldBack' : assets.some((asset) => asset.state === 'own') ? 'answered' : 'empty';
    return { inquiry, state, assets };
  });
}

/** 財産調査の照会: waits to be handed to 委託先, which asks on behalf of 徴収職員. */
export async function inquireAssets(desk: Desk, act: Extract<StaffAct, { act: 'inquireAssets' }>): Promise<null> {
  const debtor = await debtorNamed(desk, act.personKey);
  if (!debtor) return null;
  if (debtor.standings.every(({ owedYen }) => owedYen === 0)) refuse(desk, obstacle('nothingOwed', '宛名番号', act.personKey, '未納のない人の財産は調べない'));
  const open = assetInquiriesIn(debtor.facts).find(({ inquiry, state }) => state === 'waiting' && inquiry.content.target === act.target && inquiry.content.targetName === act.targetName);
  if (open) refuse(desk, obstacle('assetInquiryOpen', '照会の識別', factId(open.inquiry.no), '同じ照会がまだ終わっていない'));
  if (isRefused(desk)) return null;
  await keepFact(desk.store, desk.settings.now, { debtorKey: act.personKey, kind: 'inquiry', on: desk.settings.today, content: { target: act.target, targetName: act.targetName }, actor: act.by, why: act.why });
  return null;
}

/** What a paper reply said, or whose the thing is that a reply could not tell. */
export async function handleAsset(desk: Desk, act: Extract<StaffAct, { act: 'handleAsset' }>): Promise<null> {
  const fact = await factNumbered(desk.store, numberIn(act.inquiryId));
  if (!fact || !isOfKind(fact, 'inquiry')) {
    refuse(desk, obstacle('assetInquiryUnknown', '照会の識別', act.inquiryId, 'その照会はない'));
    return null;
  }
  const isAnswer = act.decision === 'found' || act.decision === 'none';
  if ((act.decision === 'found') !== (act.asset !== undefined) || isAnswer !== (act.assetId === undefined)) refuse(desk, obstacle('assetDecisionDisagrees', '決定', act.decision, '決定と書かれた項目が合わない'));
  const inquiry = await inquiryOf(desk.store, fact);
  if (!isAnswer && !inquiry.assets.some(({ assetId, state }) => assetId === act.assetId && state === 'heldBack')) refuse(desk, obstacle('assetUnknown', '財産の識別', act.assetId ?? '', '確認を待っている財産ではない'));
  if (isRefused(desk)) return null;
  const told = { debtorKey: fact.debtorKey, ofNo: fact.no, on: desk.settings.today, actor: act.by, why: act.why };
  if (!isAnswer) await keepFact(desk.store, desk.settings.now, { ...told, kind: 'judged', content: { assetId: act.assetId!, decision: act.decision } });
  else {
    const assets = act.asset ? [{ assetId: `${factId(fact.no)}-${inquiry.assets.length + 1}`, assetKind: act.asset.assetKind, detail: act.asset.detail, yen: act.asset.yen, income: act.asset.income ?? null, isOwn: true, because: [act.why] }] : [];
    await keepFact(desk.store, desk.settings.now, { ...told, kind: 'answer', content: { result: act.asset ? 'found' : 'none', assets } });
  }
  desk.pending.accesses.push({ actor: act.by, purpose: act.why, noticeId: act.inquiryId, action: 'readAnswer', personKey: fact.debtorKey, items: ['財産'] });
  return null;
}

export async function inquiryOf(store: WardStore, fact: Fact<'inquiry'>): Promise<AssetInquiry> {
  const rows = await store.db.selectFrom('ward_dues_fact').select('fact_no').where('of_no', '=', fact.no).orderBy('fact_no').execute();
  const facts = (await Promise.all(rows.map(({ fact_no }) => factNumbered(store, fact_no)))).flatMap((one) => one ?? []);
  return assetInquiriesIn([fact, ...facts])[0]!;
}
