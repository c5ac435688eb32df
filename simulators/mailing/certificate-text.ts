import { mailedCertificateKinds, type CertificateData } from '../../contracts/mailing/records.js';
import { limitCategories } from '../../contracts/insurer-hub/codes.js';
import { wordOf } from '../../contracts/codes.js';
import { dayJa, municipalityJa, postalJa } from './print-words.js';

/** A paper as its holder reads it, line by line: window, heading, who it is for, how long it holds, the ratio. */
export function certificateSheet(code: string, paper: CertificateData): readonly string[] {
  const { postalCode, addressLine1, addressLine2, addressee, validThrough, burdenRatio, limitCategory } = paper;
  return [
    ...(postalCode === null ? [] : [postalJa(postalCode)]), addressLine1, ...(addressLine2 === null ? [] : [addressLine2]), `${addressee} 様`,
    `${municipalityJa(code)} 国民健康保険${wordOf(mailedCertificateKinds, paper.kind)}`, `記号番号 ${paper.householdKey} 枝番 ${paper.branchNumber}`, `氏名 ${paper.name}(${paper.nameKana})`, `生年月日 ${dayJa(paper.bornOn)}`,
    `交付年月日 ${dayJa(paper.issuedOn)}`, validThrough === null ? `${dayJa(paper.validFrom)}から` : `${dayJa(paper.validFrom)}から ${dayJa(validThrough)}まで`, ...(burdenRatio === null ? [] : [`一部負担金の割合 ${burdenRatio === '030' ? '3割' : '2割'}`]), ...(limitCategory === null ? [] : [`適用区分 ${wordOf(limitCategories, limitCategory)}`]), `保険者番号 ${paper.insurerNumber}`,
  ];
}
