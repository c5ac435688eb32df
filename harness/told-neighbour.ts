import { acquisitionReasons, applicationStartReasons, lossReasons, wordOf } from '../contracts/codes.js';
import { slipTopics } from '../contracts/other-municipality/contact-slip.js';
import { keysOf, type PremiseNotes } from './premise.js';
import type { Behaviour, OtherMunicipalityWindow } from './windows.js';

type Say = (ja: string) => void;

/** The other end of a move, with everything it is told written into the journal: it happens at a test door, which nobody records. */
export function toldNeighbour(window: OtherMunicipalityWindow, { who, insured }: Pick<PremiseNotes, 'who' | 'insured'>, say: { readonly resident: Say; readonly office: Say }): OtherMunicipalityWindow {
  return {
    ...window,
    insures(family, since, reason = 'moveInFromOutside', behaviour) {
      insured(family.insuredKeys, since, reason, 'record');
      say.resident(`${who(family.insuredKeys)}が${since}から被保険者になる(${wordOf(acquisitionReasons, reason)})${how(behaviour)}`);
      return window.insures(family, since, reason, behaviour);
    },
    receives(family, on, options) {
      say.resident(`${who(family.insuredKeys)}が${on}に転入した(${wordOf(applicationStartReasons, options?.reason ?? 'moveInWithinPrefecture')})${how(options?.behaviour)}`);
      return window.receives(family, on, options);
    },
    letsGo(people, on, options) {
      say.resident(`${who(keysOf(people))}が${on}に${options?.to === 'outside' ? '県外' : '県内'}へ転出した${how(options?.behaviour)}`);
      return window.letsGo(people, on, options);
    },
    ends(people, on, reason, options) {
      say.resident(`${who(keysOf(people))}: ${on}に${wordOf(lossReasons, reason)}${how(options?.behaviour)}`);
      return window.ends(people, on, reason, options);
    },
    corrects(person, change) {
      const changes = [change.newStartOn && `開始を${change.newStartOn}に`, change.newUntilOn && `終わりを${change.newUntilOn}に`, change.newUntilOn === null && '終わりを取り消し'].filter(Boolean);
      say.office(`${person.name}さんの適用期間を訂正する(${changes.join('、') || '事由'})`);
      return window.corrects(person, change);
    },
    voids(person, periodStartOn) {
      say.office(`${person.name}さんの${periodStartOn ? `${periodStartOn}からの` : ''}適用期間を無効にする`);
      return window.voids(person, periodStartOn);
    },
    changesNumber(person, individualNumber, kind) {
      say.office(`${person.name}さんの個人番号${kind === 'changed' ? 'が変わった' : 'の誤りを直す'}`);
      return window.changesNumber(person, individualNumber, kind);
    },
    taxes(person, said, asOf) {
      say.office(`${person.name}さんの${said.fiscalYear}年度は${'heldBy' in said ? 'ほかの区市町村が課税している' : '課税している'}`);
      return window.taxes(person, said, asOf);
    },
    inquires(recipientCode, about, topic, fiscalYear) {
      say.office(`${about.name}さんについて連絡票を書く(${wordOf(slipTopics, topic)})`);
      return window.inquires(recipientCode, about, topic, fiscalYear);
    },
    hasHighCost(person, careMonths, options) {
      say.office(`${person.name}さんの世帯の高額該当 ${careMonths.join('・')} を${options?.voided ? '取り消す' : '記録する'}`);
      return window.hasHighCost(person, careMonths, options);
    },
    resends(person) {
      say.office(`${person.name}さんの異動情報を送り直す`);
      return window.resends(person);
    },
  };
}

/** How badly that municipality does it, when a story says so. */
function how(behaviour: Behaviour | undefined): string {
  switch (behaviour?.kind) {
    case 'late': return `。送るのは${behaviour.days}日遅れる`;
    case 'never': return '。しかし送らない';
    case 'wrongDate': return `。しかし日付を${Math.abs(behaviour.offsetDays)}日${behaviour.offsetDays > 0 ? '後' : '前'}に誤る`;
    case 'plannedDate': return `。しかし予定の${behaviour.plannedOn}で記録する`;
    default: return '';
  }
}
