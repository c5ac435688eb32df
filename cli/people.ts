import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writePeople } from '../harness/people/write.js';
import { codeOf } from '../harness/windows.js';
import { isDay } from '../law/day.js';
import { TotsugoProblem } from '../harness/problem.js';
import { command, print, printJson, tellUser } from './define.js';
import { numberModeOf, whole } from './options.js';

export const people = command({
  command: 'people',
  describe: '架空の住民を作る。--corrupt を付けると、誤りを入れた写しと正解も作る',
  examples: [['$0 people --count 1000 --seed 7 --out people', '1,000人'], ['$0 people --count 100000 --seed 7 --out people --corrupt 0.05', '5%に誤りを入れた写しと正解も']],
  options: (cli) => cli.option('count', { ...whole('count', '人数', { min: 1 }), demandOption: true })
    .option('seed', { ...whole('seed', '種。同じ種は同じ人々'), default: 1 })
    .option('out', { type: 'string', demandOption: true, describe: '書き出すフォルダ' })
    .option('corrupt', { type: 'number', describe: '誤りを入れる割合 0〜1' })
    .option('municipality', { type: 'string', default: '131032', describe: '団体コードか名称' })
    .option('today', { type: 'string', default: '2026-04-01', describe: '年齢を数える日' })
    .option('number-mode', { type: 'string', default: 'shifted:3', describe: '個人番号の検査用数字: shifted:k | valid' })
    .option('json', { type: 'boolean', default: false, describe: 'JSONで出す' }),
  async run({ count, seed, out, corrupt, municipality, today, numberMode, json }) {
    if (!isDay(today)) throw new TotsugoProblem('TSG-U08', `--today ${today} は暦にない`, 'YYYY-MM-DD で書く');
    const written = await writePeople({ count, seed, out, today, municipalityCode: codeOf(municipality), numberMode: numberModeOf(numberMode), ...(corrupt === undefined ? {} : { corrupt }) });
    const left = corrupt === undefined || corrupt === 0 ? ['people-corrupted.csv', 'truth.csv'].filter((name) => existsSync(join(out, name))) : [];
    if (left.length > 0) tellUser(`${left.join('・')} は前に作ったもので、いま書いた people.csv の写しではない。--corrupt を付けて作り直すか、消す`);
    return json ? printJson(written) : print(JSON.stringify(written));
  },
});
