import { z } from 'zod';
import { assume, cite } from '../../law/define.js';
import { simulator } from '../define.js';
import { reckonRuns } from './reckon.js';
import { levyStandardRoutes } from './routes.js';
import { levyStandardTables } from './tables.js';

const whole = (least: number, most: number) => z.int().min(least, { error: `${least}以上にする` }).max(most, { error: `${most}以下にする` });
const dayIn = (months: string) => z.string().regex(new RegExp(`^(${months})-(0[1-9]|1\\d|2[0-8])$`), { error: `${months.replaceAll('|', '月・')}月の1〜28日を MM-DD で書く` });

/**
 * 東京都 with its 国保事業費納付金等算定標準システム: takes 市町村基礎ファイル and 給付状況 of municipalities, reckons 納付金 and 標準保険料率
 * once by 仮係数 and once by 確定係数, and hands them out. It uses no 個人番号.
 */
export const levyStandard = simulator({
  id: 'levy-standard',
  ja: '東京都・納付金等算定標準システム',
  basis: cite('別添1 事務の内容', '給付⑪ 各種住民情報を東京都へ提供する / 国保連2 保険料収納必要額と標準保険料率の算定(国保事業費納付金等算定標準システム、個人番号を使わない)'),
  limitations: [
    '市町村基礎ファイル、納付金、標準保険料率、提出の結果、給付状況の項目と形、窓口、時刻(算定20:00)は自前の見本で、公開されたものではない。公開されているのは市町村基礎ファイルの名と、全国統一の賦課限度額に基づく所得総額という項目だけである',
    '納付金総額(保険料収納必要額)は試験の書き手が知らせる。給付費・公費・激変緩和・高額医療費の共同負担・退職者医療・保健事業・過年度の精算から総額を積み上げることはしない',
    '東京都の実際のβ・α・応益の分け方・端数処理・予定収納率は公開資料から引いておらず、パラメータの値は試験のためのものである。医療費指数は都内の実績どうしを比べたもので、全国平均や3年平均ではない',
    '子ども・子育て支援納付金分も医療分・支援金分・介護分と同じ形で分ける(四つ目の総額があることも、分け方も仮定)。人数は均等割を納める18歳以上の人で数える',
    '標準保険料率は区市町村の所得割と均等割だけの二方式で示し、都道府県標準保険料率、平等割、資産割はない',
    'ほかの区市町村の基礎ファイルは、試験の書き手がその区市町村の名で提出する。試験する区のほかに、住民から数える区市町村はいない',
    '給付⑪で東京都へ何を提供するかは公開されていない。月ごとの件数と額だけを受け取り、人ごとの情報は受け取らない。国保総合システムとの突き合わせは、試験の書き手が知らせた合計とだけ行う',
    '事業報告、集約、国保連からこのシステムへ渡るファイル、収納管理、基金、帳票、分析、前年度までの推計はない',
    '相手は名乗りと鍵で見分け、電子証明書、回線、暗号化は再現しない。受け取るファイルは丸ごとメモリに載せる',
  ],
  faults: {
    serviceDown: '停止(受け取らず、算定せず、渡さない)',
    refusesRight: '正しい給付状況を、合計が合わないと言って返す',
    lastYearsBase: '前の年度の基礎ファイルで算定する(持っていれば)',
    swapsMunicipalities: '団体コードの若い二つの区市町村の結果を取り違えて渡す',
    forgetsCap: '賦課限度額で切らない所得総額で算定する',
    brokenAnswer: '算定の結果のファイルが途中で切れている',
    late: '算定の結果が遅れて渡る',
    twice: '同じ算定の結果が、別のファイルでもう一度渡る',
  },
  parameters: {
    maximumFileMB: { ja: '受け取るファイルの大きさの上限(MB)', basis: assume('二十行ほどのファイルが入ればよい'), schema: whole(1, 64), value: 1 },
    provisionalRunOn: { ja: '仮係数で算定する日(11〜12月)', basis: assume('11〜12月であることは各県資料にある。日は公開されていないので11月20日とした'), schema: dayIn('11|12'), value: '11-20' },
    definiteRunOn: { ja: '確定係数で算定する日(1月)', basis: assume('1月であることは各県資料にある。日は公開されていないので15日とした'), schema: dayIn('01'), value: '01-15' },
    betaPerMille: { ja: 'β(千分の)。年度を知らせるときに書けばそちらによる', basis: assume('都道府県の所得水準により国が示す(滋賀県 令和2年度 0.986)。東京都の値は引いていないので1とした'), schema: whole(0, 5_000), value: 1_000 },
    alphaPercent: { ja: 'α(百分の)。医療費指数をどこまで効かせるか', basis: assume('0から1までの都道府県の選択。東京都の値は引いていないので0とした'), schema: whole(0, 100), value: 0 },
    householdPercent: { ja: '応益のうち世帯数で分ける割合(百分の)', basis: assume('特別区に平等割がないことにならい、人数だけで分ける。東京都の値は引いていない'), schema: whole(0, 100), value: 0 },
    lateDays: { ja: '障害「遅れて渡る」で遅れる日数', basis: assume('試験のための値'), schema: whole(1, 365), value: 5 },
  },
  tables: levyStandardTables,
  jobs: { reckon: { ja: '納付金と標準保険料率の算定', at: '20:00', run: reckonRuns } },
  routes: levyStandardRoutes,
});
