import { report } from './define.js';
import { escaped } from './print.js';

/** SVG badge 適合 n/n. What does not apply (対象外) is left out of the count; everything else that is not 適合 counts against it. */
export const badge = report({
  id: 'badge',
  ja: 'バッジ',
  fileName: 'badge.svg',
  render(run, { lang }) {
    const asked = run.scenarios.length - run.suite.omit;
    const label = `totsugo ${lang === 'en' ? 'conformance' : '適合'}`;
    const value = `${run.suite.pass}/${asked}`;
    const colour = run.suite.fail + run.suite.error > 0 ? '#ce0000' : asked > 0 && run.suite.pass === asked ? '#197a4b' : '#8b5000';
    const [left, right] = [widthOf(label) + 14, widthOf(value) + 14];
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${escaped(`${label} ${value}`)}">`
      + `<title>${escaped(`${label} ${value}`)}</title><clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath>`
      + `<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#333"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/></g>`
      + `<g fill="#fff" font-family="'Noto Sans JP','Hiragino Sans',Verdana,sans-serif" font-size="11" text-anchor="middle">`
      + `<text x="${left / 2}" y="14" textLength="${left - 14}">${escaped(label)}</text><text x="${left + right / 2}" y="14" textLength="${right - 14}">${escaped(value)}</text></g></svg>\n`;
  },
});

const widthOf = (text: string): number => [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0xff ? 11 : 6.5), 0);
