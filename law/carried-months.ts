import { cite, derive } from './define.js';
import { monthsLater, type Month } from './fiscal-year.js';

/** The first 診療月 that is handed over between municipalities of a prefecture. */
export const firstCarriedMonth: Month = '2018-04';
export const firstCarriedMonthBasis = cite('兵庫県国民健康保険運営方針・ときがわ町', '平成30年4月診療分以後の該当を通算する');

/** 多数回該当 looks at the month itself and the eleven before it, and begins with the fourth. */
export const repeatWindowMonths = 12;
export const monthsBeforeRepeat = 3;
export const repeatBasis = cite('別添1 事務の内容 2.・厚生労働省', '直近12か月間に3回以上高額療養費が支給されている場合、4回目から');

/** The first month whose 該当 still counts for `careMonth`. */
export const windowBegins = (careMonth: Month): Month => monthsLater(careMonth, 1 - repeatWindowMonths);
export const windowBasis = derive('直近12か月は当月を含むので、当月の11か月前の月から数える');

/** 診療年月 as it stands in a file, `YYYYMM`. */
export const writtenMonth = (month: Month): string => month.replace('-', '');
export const monthWritten = (said: string): Month => `${said.slice(0, 4)}-${said.slice(4, 6)}` as Month;
export const isWrittenMonth = (said: string): boolean => /^\d{4}(0[1-9]|1[0-2])$/.test(said);
