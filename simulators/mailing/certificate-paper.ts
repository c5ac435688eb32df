import { wordOf } from '../../contracts/codes.js';
import { limitCategories } from '../../contracts/insurer-hub/codes.js';
import { mailedCertificateKinds, type CertificateData } from '../../contracts/mailing/records.js';
import { assume, cite, type Basis } from '../../law/define.js';
import { a4, printed, type Mark, type Place } from '../../paper/define.js';
import { area, at, bold, cutLine, frame, text } from '../../paper/marks.js';
import { dayJa, footer, municipalityJa, windowOf } from './print-words.js';

/** A paper of one insured person and the municipality it comes from. */
export interface CertificatePiece { readonly code: string; readonly paper: CertificateData }

/** ISO/IEC 7810 ID-1, rounded to whole millimetres. */
export const cardSize = { width: 86, height: 54 } as const;
export const cardSizeBasis: Basis = assume('資格確認書はカード型(はがき型を含む)、資格情報のお知らせはA4で右下を切り取れる(厚労省 2025-03 の資料、呉市などの案内)。カードの寸法と、高齢受給者証もカード型とすることは仮定');

export const certificatePaper = printed<CertificatePiece>({
  id: 'certificatePaper',
  ja: '資格確認書・資格情報のお知らせ・高齢受給者証・限度額適用認定証',
  basis: assume('どれもA4の台紙一枚の右下をカードとして切り取る。項目は作成データにあるものに限るので、性別・世帯主との続柄・裏面はない'),
  title: ({ code, paper }) => `${municipalityJa(code)} ${titleOf(paper)} ${paper.certificateId}`,
  sheets: ({ code, paper }) => [[...windowOf(paper), ...headingOf(code, paper), ...itemsOf(paper), ...card(code, paper), footer]],
});

const titleOf = ({ kind }: CertificateData): string => (kind === 'elderlyCertificate' ? '国民健康保険高齢受給者証' : `国民健康保険 ${wordOf(mailedCertificateKinds, kind)}`);
const numberJa = ({ householdKey, branchNumber }: CertificateData): string => `${householdKey} (枝番)${branchNumber}`;
const categoryJa = ({ limitCategory }: CertificateData): string => (limitCategory === null ? '' : wordOf(limitCategories, limitCategory));
const ratioJa = ({ burdenRatio }: CertificateData): string => (burdenRatio === '030' ? '3割' : '2割');

/** How each is used, which a reader must not mistake. */
export const useBasis: Basis = cite('厚労省 2025-03・呉市・飯山市の案内', '資格確認書は窓口に示せば受診できる。資格情報のお知らせだけでは受診できず、マイナ保険証とともに示す');
const uses = {
  eligibilityCertificate: '医療機関等の窓口で示すと、保険診療を受けられます。',
  eligibilityInformation: 'このお知らせだけでは受診できません。マイナ保険証による受付ができないときに、マイナンバーカードとともに示してください。',
  elderlyCertificate: '医療機関等の窓口で、資格確認書またはマイナンバーカードとともに示してください。',
  limitCertificate: '医療機関等の窓口で資格確認書とともに示すと、ひと月の支払いが自己負担限度額までになります。',
  limitReductionCertificate: '医療機関等の窓口で資格確認書とともに示すと、ひと月の支払いが自己負担限度額までになり、入院中の食事の負担も減ります。',
} as const satisfies Record<CertificateData['kind'], string>;

function headingOf(code: string, paper: CertificateData): readonly Mark[] {
  return [
    text(at(125, 14, 70, 6), `証の番号 ${paper.certificateId}`, 10, 'right'), text(at(125, 34, 70, 6), dayJa(paper.issuedOn), 10.5, 'right'), bold(at(125, 41, 70, 8), municipalityJa(code), 14, 'right'),
    bold(at(15, 68, 180, 10), titleOf(paper), 18, 'center'), text(at(15, 82, 180, 12), uses[paper.kind], 10.5),
  ];
}

type Item = readonly [ja: string, value: string];
const holdsJa = ({ validFrom, validThrough }: CertificateData): string => `${dayJa(validFrom)}から${validThrough === null ? '' : `${dayJa(validThrough)}まで`}`;

/** The same as on the card, large enough to be checked by its holder. */
function itemsOf(paper: CertificateData): readonly Mark[] {
  const items: readonly Item[] = [
    ['記号番号', numberJa(paper)], ['氏名', `${paper.name}(${paper.nameKana})`], ['生年月日', dayJa(paper.bornOn)], ['有効期間', holdsJa(paper)],
    ...(paper.burdenRatio === null ? [] : [['一部負担金の割合', ratioJa(paper)] as const]), ...(paper.limitCategory === null ? [] : [['適用区分', categoryJa(paper)] as const]), ['交付年月日', dayJa(paper.issuedOn)], ['保険者番号', paper.insurerNumber],
  ];
  const rowHeight = 10;
  return [bold(at(15, 98, 180, 6), '内容をお確かめください', 11), ...items.flatMap(([ja, value], i) => ruled(at(15, 106 + i * rowHeight, 180, rowHeight), 45, ja, value, 11))];
}

function ruled({ x, y, width, height }: Place, label: number, ja: string, value: string, size: number): readonly Mark[] {
  return [area(at(x, y, label, height), 0.94), frame(at(x, y, label, height), 0.4), text(at(x + 2, y, label - 4, height), ja, size * 0.9), frame(at(x + label, y, width - label, height), 0.4), text(at(x + label + 2, y, width - label - 4, height), value, size)];
}

const corner = at(a4.width - 15 - cardSize.width, 217, cardSize.width, cardSize.height);
/** The card in the lower right corner, which is cut out. */
function card(code: string, paper: CertificateData): readonly Mark[] {
  const { x, y, width, height } = corner;
  return [
    text(at(x, y - 6, width, 5), '点線で切り取ってお使いください', 7.5, 'center'), cutLine(x, y, width, height), area(at(x + 1, y + 1, width - 2, 7), 0.9), bold(at(x + 3, y + 1, width - 6, 7), titleOf(paper), 9.5, 'center'),
    bold(at(x + 3, y + 8.5, width - 6, 5.5), paper.validThrough === null ? `${dayJa(paper.validFrom)}から` : `有効期限 ${dayJa(paper.validThrough)}`, 8.5, 'right'), ...cardRows(paper),
    text(at(x + 3, y + height - 7, 40, 5.5), `保険者番号 ${paper.insurerNumber}`, 7.5), bold(at(x + 43, y + height - 7, width - 46, 5.5), municipalityJa(code), 8, 'right'),
  ];
}

function cardRows(paper: CertificateData): readonly Mark[] {
  const rows: readonly (readonly [...Item, height: number, size: number])[] = [
    ['記号番号', numberJa(paper), 4.6, 8], ['氏名', paper.name, 8, 10.5], ['生年月日', dayJa(paper.bornOn), 4.6, 7.5], ['世帯主', paper.addressee, 5.4, 7.5], ['交付年月日', dayJa(paper.issuedOn), 4.6, 7.5],
    ...(paper.burdenRatio === null ? [] : [['負担割合', `${ratioJa(paper)}(発効期日 ${dayJa(paper.validFrom)})`, 4.6, 7.5] as const]),
    ...(paper.limitCategory === null ? [] : [['適用区分', `${categoryJa(paper)}(発効期日 ${dayJa(paper.validFrom)})`, 4.6, 7.5] as const]),
  ];
  let y = corner.y + 14.2;
  return rows.flatMap(([ja, value, height, size]) => {
    const top = y;
    y += height;
    return [text(at(corner.x + 3, top, 20, height), ja, 6.5), text(at(corner.x + 20, top, corner.width - 23, height), value, size)];
  });
}
