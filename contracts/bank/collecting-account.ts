import { assume, type Basis } from '../../law/define.js';

/** 収納口座 of a ward at 指定金融機関, and as whom it hands in files. */
export interface CollectingAccount {
  /** 委託者コード of 口座振替 and 振込依頼人コード of 総合振込. */
  readonly consignorCode: string;
  readonly consignorName: string;
  readonly bankCode: string;
  readonly bankName: string;
  readonly branchCode: string;
  readonly branchName: string;
  readonly accountKind: '1';
  readonly accountNumber: string;
}

export const collectingAccountBasis: Basis = assume('区の収納口座・委託者コードは契約で決まり公開されない。試験では、委託者コードは9990に団体コードを続けた10桁、口座は実在しない9999銀行001店の普通預金で0に団体コードを続けた7桁とする');

/** The account and 委託者コード of a municipality in every world: ward and bank must know the same. */
export const collectingAccountOf = (municipalityCode: string): CollectingAccount => ({
  consignorCode: `9990${municipalityCode}`, consignorName: 'ﾃｽﾄｸ ｺｸﾐﾝｹﾝｺｳﾎｹﾝﾘﾖｳ', bankCode: '9999', bankName: 'ﾃｽﾄｷﾞﾝｺｳ', branchCode: '001', branchName: 'ﾎﾝﾃﾝ', accountKind: '1', accountNumber: `0${municipalityCode}`,
});
