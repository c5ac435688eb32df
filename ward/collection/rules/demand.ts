import type { CollectionParameterValues } from '../../../law/collection-parameters.js';
import { demandBasis, designatedBasis, designatedOn } from '../../../law/collection-terms.js';
import { addDays } from '../../../law/day.js';
import { assume, basisText, type Basis, type Day } from '../../../law/define.js';
import { yen } from '../../because.js';
import { rule } from '../../define.js';

export const demandAddresseeBasis: Basis = assume('督促は、届かなければ差押も時効の更新も支えない。相続人代表者(地方税法9条・9条の2にならう)や区の外の住所が決まるまでは発しない。公示送達は扱わない');

export interface DemandQuestion {
  readonly dueOn: Day;
  readonly today: Day;
  /** 本料 without a confirmed payment. */
  readonly unpaidYen: number;
  /** 速報 that waits for its 確報. It keeps a letter back and pays nothing. */
  readonly provisionalYen: number;
  readonly isInGrace: boolean;
  /** Why it could be written to nobody: the 納付義務者 has died or gone, and nobody has been named or no address confirmed. */
  readonly awaitsAddressee?: string | null;
  readonly issuedOn: Day | null;
  readonly rules: Pick<CollectionParameterValues, 'demandAfterDays'>;
}

/** 督促の判定: is a 督促状 to be issued for this 期, and has its 指定期限 passed? One is issued, never a second. */
export const demand = rule({
  id: 'demand',
  ja: '督促の判定',
  basis: demandBasis,
  outcomes: {
    paid: '未納がない', notDue: '納期限の前', held: '速報があるので発しない', inGrace: '猶予の間は発しない', awaitsAddressee: '宛先が決まるまで発しない', toIssue: '督促状を発する', late: '期限を過ぎたが督促状を発する', issued: '督促状を発した', expired: '指定期限を過ぎた',
  },
  decide: ({ dueOn, today, unpaidYen, provisionalYen, isInGrace, awaitsAddressee = null, issuedOn, rules }: DemandQuestion) => {
    if (unpaidYen === 0) return ['paid', '確かめられた納付で足りている'];
    if (issuedOn !== null) {
      const through = designatedOn(issuedOn);
      return today > through ? ['expired', `${issuedOn} に発した督促状の指定期限 ${through} を過ぎた`, `未納 ${yen(unpaidYen)}`, basisText(designatedBasis)] : ['issued', `指定期限は ${through}`];
    }
    if (today <= dueOn) return ['notDue', `納期限は ${dueOn}`];
    if (isInGrace) return ['inGrace', '徴収猶予か換価の猶予が効いている'];
    if (awaitsAddressee !== null) return ['awaitsAddressee', awaitsAddressee, basisText(demandAddresseeBasis)];
    if (provisionalYen >= unpaidYen) return ['held', `速報 ${yen(provisionalYen)} が未納 ${yen(unpaidYen)} に足りる`, '確報が来るまで完納とはしない'];
    const last = addDays(dueOn, Number(rules.demandAfterDays));
    return [today <= last ? 'toIssue' : 'late', `未納 ${yen(unpaidYen)}`, `納期限 ${dueOn} から${rules.demandAfterDays}日の ${last} まで`, basisText(demandBasis)];
  },
});
