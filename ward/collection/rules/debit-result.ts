import { cite, type Basis } from '../../../law/define.js';
import { rule } from '../../define.js';

export const debitResultBasis: Basis = cite('全国銀行協会 レコード・フォーマット', '16 預金口座振替(振替結果コード)');

/** 振替結果の判定: what became of a debit, and what is next. A code nobody has assigned is money from nobody. */
export const debitResult = rule({
  id: 'debitResult',
  ja: '振替結果の判定',
  basis: debitResultBasis,
  outcomes: { paid: '振替済', noFunds: '資金不足', noAccount: '取引なし', stoppedByPayer: '預金者の都合による停止', noMandate: '預金口座振替依頼書なし', stoppedByWard: '委託者の都合による停止', other: 'その他', unassigned: '割り当てのない符号' },
  decide: (resultCode: string) => {
    switch (resultCode) {
      case '0': return ['paid', '振替日の収納として消し込む'];
      case '1': return ['noFunds', '区の定めにより再振替するか、納付書を送る'];
      case '2': return ['noAccount', '口座を止め、納付義務者に尋ねる。再振替しない'];
      case '3': return ['stoppedByPayer', '口座を止め、意思を確かめる'];
      case '4': return ['noMandate', '登録を確かめる。解約ではない'];
      case '8': return ['stoppedByWard', '区が止めた行だけにある。覚えがなければ調べる'];
      case '9': return ['other', '調べるまで何もしない'];
      default: return ['unassigned', `符号「${resultCode}」をそのまま残し、0とみなさない`];
    }
  },
});
