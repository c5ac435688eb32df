import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault, jsonFaultJa } from './json-syntax.js';

test.each([
  ['{"a": 1,}', '1行9文字目: 最後の値の後に余るコンマがある'], ['{\n  "a": 1\n  "b": 2\n}', '3行3文字目: コンマか「}」が来るべきところに「"」がある'], ['{a: 1}', '1行2文字目: 二重引用符で囲んだ項目名が来るべきところに「a」がある'],
  ['{"a" 1}', '1行6文字目: コロン「:」が来るべきところに「1」がある'], ['[1, 2', '1行6文字目: コンマか「]」が来るべきところに文が終わっている'], ['{"a": "b', '1行7文字目: 引用符が閉じていない'], ['{"a": 01}', '1行7文字目: 値(文字列・数・true・false・null・{・[)が来るべきところに「0」がある'],
  ['{} {}', '1行4文字目: 値の後に余る「{」がある'], ['["\\x"]', '1行3文字目: \\ の後に使えない字がある'], ['["a\nb"]', '1行4文字目: 引用符の中に改行かほかの制御文字がある(\\n などと書く)'], ['', '1行1文字目: 値(文字列・数・true・false・null・{・[)が来るべきところに文が終わっている'],
])('%j', (text, ja) => expect(jsonFaultJa(text)).toBe(ja));

test('JSON.parse が読む文には誤りを言わず、読まない文には必ず言う', () => {
  const agrees = (text: string) => {
    let reads = true;
    try { JSON.parse(text); } catch { reads = false; }
    return (jsonFault(text) === null) === reads;
  };
  fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '0', ':', '\\', '\n', 'é'), (text, at, put) => {
    const place = at % (text.length + 1);
    return agrees(text) && agrees(text.slice(0, place) + put + text.slice(place)) && agrees(text.slice(0, place) + text.slice(place + 1));
  }), { seed: 42, numRuns: 500 });
});
