import { caseCommand } from './cases/command.js';
import { answer, lineOf } from './premium/answer.js';
import { readCase } from './premium/household.js';
import { premiumForm } from './premium/schema.js';

export const premium = caseCommand({
  command: 'premium',
  describe: '世帯の所得と年齢から年間保険料を計算し、理由を示す(expected のある事例は見比べる)',
  examples: [
    ['$0 premium household.json', '一世帯の年額をJSONで'],
    ['$0 premium household.json --because', '人が読む文で、そこまでの計算も'],
    ['$0 premium vectors.json --text', '公表された計算例をすべて計算し、違えば終了コード1'],
    ['$0 premium - < cases.json', '標準入力から読む'],
  ],
  fileJa: '事例のJSON(一つ、配列、または {rateSets, vectors})', form: premiumForm,
  read: readCase, answer, line: lineOf,
});
