import { answer, lineOf, type BenefitAnswer, type BenefitCase } from './benefit/answer.js';
import { readCase } from './benefit/month.js';
import { benefitForm } from './benefit/schema.js';
import { answerYear, readYearCase, yearLineOf, type YearAnswer, type YearCase } from './benefit/year.js';
import { caseCommand } from './cases/command.js';

export const benefit = caseCommand({
  command: 'benefit',
  describe: '一月の医療費から高額療養費を計算し、理由を示す(expected のある事例は見比べる)',
  examples: [
    ['$0 benefit month.json', '一世帯の一月をJSONで'],
    ['$0 benefit month.json --because', '人が読む文で、そこまでの計算も'],
    ['$0 benefit vectors.json --text', '公表された計算例をすべて計算し、違えば終了コード1'],
    ['$0 benefit year.json --because', '外来年間合算・高額介護合算・年間上限(kind のある事例)'],
    ['$0 benefit - < cases.json', '標準入力から読む'],
  ],
  fileJa: '事例のJSON(一つ、配列、または {vectors})', form: benefitForm,
  read: (raw) => ('kind' in raw.input ? readYearCase(raw) : readCase(raw)),
  answer: (one: BenefitCase | YearCase): BenefitAnswer | YearAnswer => ('year' in one ? answerYear(one) : answer(one)),
  line: (one, found) => ('year' in one ? yearLineOf(one, found as YearAnswer) : lineOf(one, found as BenefitAnswer)),
});
