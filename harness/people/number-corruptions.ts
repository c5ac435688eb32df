import type { Resident } from '../../contracts/resident.js';
import { individualNumberOf, isIndividualNumber, isRealIndividualNumber } from '../../law/check-digits.js';
import { assume, cite } from '../../law/define.js';
import { corruption } from './corruption.js';
import type { Person } from './define.js';

const mislinked = cite('マイナンバー情報総点検本部 第5回(2023-12-12)', '健康保険証の紐付け誤り 1,142件/1,571万件・8,351件/8,208万件');
const unheld = assume('引いた番号を百万人のうちの誰かが持つ見込みは10万分の1。番号変更は、二つのファイルの突合では該当なしに見える');
const withNumberOf = (resident: Resident, other: Person | undefined): Resident | null =>
  other === undefined ? null : { ...resident, individualNumber: other.resident.individualNumber };
const sameBirth = (one: Resident, other: Resident) => one.bornOn === other.bornOn && one.sex === other.sex;

/** The number is not the person's: somebody else's, or nobody's. */
export const numberCorruptions = [
  corruption({
    id: 'wrongNumber.family', ja: '家族の個人番号', item: 'individualNumber', effect: 'wrongNumber', verdicts: ['H1'], weight: 4, basis: mislinked,
    apply: (resident, { household, person, faker }) => {
      const others = household.members.filter((other) => other !== person && !sameBirth(other.resident, resident));
      return others.length === 0 ? null : withNumberOf(resident, faker.helpers.arrayElement(others));
    },
  }),
  corruption({
    id: 'wrongNumber.twin', ja: '双子の個人番号', item: 'individualNumber', effect: 'wrongNumber', verdicts: ['H2'], weight: 4, basis: cite('医療保険部会 第173回', '試行の誤り17件のうち双子4組8件'),
    apply: (resident, { household, person }) =>
      withNumberOf(resident, person.traits.includes('twin') ? household.members.find((other) => other !== person && other.traits.includes('twin') && sameBirth(other.resident, resident)) : undefined),
  }),
  corruption({
    id: 'wrongNumber.namesake', ja: '同姓同名・同生年月日の別人の個人番号', item: 'individualNumber', effect: 'wrongNumber', verdicts: ['M2n'], weight: 8, basis: mislinked,
    apply: (resident, { person, model }) => (person.traits.includes('namesake') ? withNumberOf(resident, model()) : null),
  }),
  corruption({
    id: 'wrongNumber.other', ja: '無関係な別人の個人番号', item: 'individualNumber', effect: 'wrongNumber', verdicts: ['H1'], weight: 2, basis: mislinked,
    apply: (resident, { stranger }) => {
      const other = stranger();
      return other && !sameBirth(other.resident, resident) ? withNumberOf(resident, other) : null;
    },
  }),
  corruption({
    id: 'badNumber.digit', ja: '個人番号の1桁の書き誤り', item: 'individualNumber', effect: 'badNumber', verdicts: ['X1'], weight: 2, basis: assume('検査用数字で見つかる誤りだけを作り、本物の番号になりうるものは捨てる'),
    apply: (resident, { faker, numberMode }) => {
      const number = resident.individualNumber;
      const at = faker.number.int({ min: 0, max: 11 });
      const digit = (Number(number[at]) + faker.number.int({ min: 1, max: 9 })) % 10;
      const slipped = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
      return isRealIndividualNumber(slipped) || isIndividualNumber(slipped, numberMode) ? null : { ...resident, individualNumber: slipped };
    },
  }),
  corruption({
    id: 'unknownNumber.notFound', ja: '誰も持たない個人番号', item: 'individualNumber', effect: 'unknownNumber', verdicts: ['X2'], weight: 1, basis: unheld,
    apply: (resident, { faker, numberMode }) => ({ ...resident, individualNumber: individualNumberOf(faker.string.numeric(11), numberMode) }),
  }),
  corruption({
    id: 'unknownNumber.replaced', ja: '変更前の個人番号', item: 'individualNumber', effect: 'unknownNumber', verdicts: ['X2', 'X3'], weight: 1, basis: unheld,
    apply: (resident, { faker, numberMode }) => ({ ...resident, individualNumber: individualNumberOf(faker.string.numeric(11), numberMode) }),
  }),
];
