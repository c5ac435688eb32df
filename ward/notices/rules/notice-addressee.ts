import { wordOf } from '../../../contracts/codes.js';
import { nonRegisteredStates, type NonRegisteredState } from '../../../contracts/ward-non-registered.js';
import { assume } from '../../../law/define.js';
import { rule } from '../../define.js';

/** Somebody as the notice would find her. `elsewhere`: what is known of her as 住登外者, null where she lives here or nothing more is known. */
export interface Reachable { readonly isDead: boolean; readonly elsewhere: NonRegisteredState | null }
export interface NoticeAddresseeQuestion { readonly payer: Reachable; readonly representative: Reachable | null }

/** 通知の宛先の判定: a notice never goes out in the name of somebody who is dead, nor to an address nobody has confirmed. */
export const noticeAddressee = rule({
  id: 'noticeAddressee',
  ja: '保険料の通知の宛先の判定',
  basis: assume('納付義務は相続人が継ぎ(地方税法9条)、通知は相続人代表者が受ける(地方税法9条の2、同施行令2条、神戸市後期高齢者医療に関する条例施行規則4条)。国保料への準用は手元の公開資料で確かめていない。代表者が決まるまで通知を出さないことは仮定'),
  outcomes: { payer: '納付義務者に宛てる', payerElsewhere: '住登外者として確かめた住所に宛てる', representative: '相続人代表者に宛てる', held: '宛先が決まるまで出さない' },
  decide: ({ payer, representative }: NoticeAddresseeQuestion) => {
    if (!payer.isDead && payer.elsewhere === null) return ['payer', '納付義務者は生きている'];
    if (!payer.isDead) return payer.elsewhere === 'found' ? ['payerElsewhere', '区の外の住所を住基ネットで確かめた'] : ['held', `納付義務者の区の外の住所が確かめられていない(${unconfirmed(payer.elsewhere!)})`];
    if (representative === null) return ['held', '納付義務者が亡くなり、相続人代表者が決まっていない'];
    if (representative.isDead) return ['held', '相続人代表者も亡くなった'];
    if (representative.elsewhere !== null && representative.elsewhere !== 'found') return ['held', `相続人代表者の住所が確かめられていない(${unconfirmed(representative.elsewhere)})`];
    return ['representative', '納付義務者が亡くなり、相続人代表者が書類を受ける'];
  },
});

const unconfirmed = (state: NonRegisteredState): string => `住登外者: ${wordOf(nonRegisteredStates, state)}`;
