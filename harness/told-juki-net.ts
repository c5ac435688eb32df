import type { JukiNetWindow, ResidentEvent } from './linkage-windows.js';

/** 住基ネット, with what a story tells it written into the journal: it happens at a test door, which nobody records. */
export const toldJukiNet = (window: JukiNetWindow, say: (ja: string) => void): JukiNetWindow => ({
  ...window,
  holds(person, otherwise) {
    const items = Object.entries(otherwise).map(([item, value]) => `${itemWords[item] ?? item}は「${value}」`);
    say(`${person.name}さんの記録が区と違う: ${items.join('、')}`);
    return window.holds(person, otherwise);
  },
  happens(person, on, event) {
    say(`${person.name}さん: ${on}に${eventWords[event.kind]}`);
    return window.happens(person, on, event);
  },
  neverHeardOf(person) {
    say(`${person.name}さんの個人番号は、どこにも付番されていない`);
    window.neverHeardOf(person);
  },
});

const itemWords: Readonly<Record<string, string>> = { name: '氏名', nameKana: '氏名カナ', bornOn: '生年月日', sex: '性別', address: '住所', commonName: '通称', formerSurname: '旧氏' };
const eventWords: Readonly<Record<ResidentEvent['kind'], string>> = {
  moveIn: '転入', moveWithin: '転居', moveOut: '転出', moveAbroad: '国外転出', death: '死亡', removal: '職権消除', nameChange: '氏名の変更', kanaRegistration: '氏名の振り仮名の登録', sexChange: '性別の変更',
  bornOnCorrection: '生年月日の訂正', numberChange: '個人番号の変更', restored: '回復',
};
