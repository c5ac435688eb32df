import { limitsOf as tablesOf, subsidyLimitOf, type HighCostLimit, type SubsidyLimit } from '../../law/high-cost.js';
import { capOf, type Cap } from './cap.js';
import { partsOfHousehold, partsOfPerson, type CareMonth, type CarePerson, type CareService, type CareSubsidy } from './month.js';

type Setting = CareService['setting'];

/** A month for which no table was checked, or a person whose 区分 nobody told. */
export class NoLimit extends Error {
  override readonly name = 'NoLimit';
  readonly code = 'TSG-W271';
}

/** The limits of one month, for a person and for the household. */
export function limitsIn(month: CareMonth) {
  const { under70, over70 } = tablesOf(month.careMonth);
  const { category } = month;
  const found = <T>(value: T | null | undefined, ageJa: string): T => {
    if (value === null || value === undefined) throw new NoLimit(`TSG-W271: ${month.careMonth} の${ageJa}の限度額が決まらない。区分を書き、確かめてある診療月にする`);
    return value;
  };
  const of70 = () => ({ limit: found(category.over70 && over70?.[category.over70], '70〜74歳'), ja: category.over70! });
  const ofYoung = () => ({ limit: found(category.under70 && under70?.[category.under70], '70歳未満'), ja: `区分${category.under70!}` });
  const isMultiple = month.isMultipleMonth;
  /** Of one person at one place: the 外来 of 70–74 has its own, without 多数回. */
  const own = (person: CarePerson, setting: Setting, costYen: number | null): Cap => {
    const parts = partsOfPerson(month, person);
    if (person.ageGroup === 'under70') return capOf({ ...ofYoung(), costYen, isMultiple, parts });
    const { limit, ja } = of70();
    return setting === 'outpatient' && limit.outpatientYen !== null ? plain(limit.outpatientYen, `${ja}・外来`, parts) : capOf({ limit, ja, costYen, isMultiple, parts });
  };
  const middleOrLowest = (which: Exclude<SubsidyLimit, 'own'>, person: CarePerson, setting: Setting, costYen: number): Cap => {
    const parts = partsOfPerson(month, person);
    if (person.ageGroup === 'under70') {
      const letter = which === 'middle' ? 'ウ' : 'オ';
      return capOf({ limit: found(under70, '70歳未満')[letter], ja: `公費・区分${letter}`, costYen, isMultiple: false, parts });
    }
    const letter = which === 'middle' ? '一般' : '低所得Ⅰ';
    const limit = found(over70, '70〜74歳')[letter];
    return setting === 'outpatient' ? plain(limit.outpatientYen!, `公費・${letter}・外来`, parts) : capOf({ limit, ja: `公費・${letter}`, costYen, isMultiple: false, parts });
  };
  return {
    own,
    /** Of the part of a cost that a 公費 covers. */
    subsidized: ({ program }: CareSubsidy, person: CarePerson, setting: Setting, costYen: number): Cap => {
      const which = subsidyLimitOf(program);
      return which === 'own' ? own(person, setting, costYen) : middleOrLowest(which, person, setting, costYen);
    },
    /** 外来 of one person of 70–74; null where the 区分 has no such limit. */
    outpatient: (person: CarePerson): Cap | null => {
      const { limit, ja } = of70();
      return limit.outpatientYen === null ? null : plain(limit.outpatientYen, `${ja}・外来(個人)`, partsOfPerson(month, person));
    },
    /** Of all people of 70–74, or of one of them whose limits are halved. */
    over70: (costYen: number | null, parts = partsOfHousehold(month)): Cap => capOf({ ...of70(), costYen, isMultiple, parts }),
    /** Of the whole household, or of one person under 70 whose limits are halved. */
    under70: (costYen: number | null, parts = partsOfHousehold(month)): Cap => capOf({ ...ofYoung(), costYen, isMultiple, parts }),
    /** The other insurer's half in a 75歳到達月 (後期), where it can be told without knowing the other 医療費. */
    otherInsurer: (): number | null => {
      const { limit } = of70();
      return isMultiple && limit.multipleYen !== null ? limit.multipleYen / 2 : limit.originYen === null ? limit.baseYen / 2 : null;
    },
  };
}
export type Limits = ReturnType<typeof limitsIn>;

const plain = (baseYen: number, ja: string, parts: number): Cap => capOf({ limit: onlyBase(baseYen), ja, costYen: null, isMultiple: false, parts });
const onlyBase = (baseYen: number): HighCostLimit => ({ baseYen, originYen: null, multipleYen: null, yearlyYen: null });
