import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { pathsUnder, sourcesUnder } from './tidy/define.js';
import { determinism } from './tidy/determinism.js';
import { glossaryIsSound, keysAreExplained, neverSaid, readGlossary, schemaKeysAreExplained } from './tidy/glossary.js';
import { importTable } from './tidy/imports.js';
import { declaredUnder } from './tidy/modules.js';
import { names } from './tidy/names.js';
import { noEgress } from './tidy/network.js';
import { linksLead, lockNamesNoHost, marksLead, papersAreClean, versionsAreExact } from './tidy/papers.js';
import { anyOnlyInGrammar, classesAreErrors, comments, fileLength, fileNames, functionLength, noBarrels, testsRun, testTitles } from './tidy/shape.js';
import { stepIds } from './tidy/steps.js';
import { basesAreGiven, kindOf, profilesAreOurs, unitsAreNamed, unitsFit, type Declared } from './tidy/units.js';

const root = import.meta.dirname;
const files = sourcesUnder(root);
const paths = pathsUnder(root);
const paper = (path: string) => ({ path, text: readFileSync(join(root, path), 'utf8') });

test.each([importTable, fileLength, functionLength, fileNames, noBarrels, classesAreErrors, anyOnlyInGrammar, comments, testsRun, testTitles, determinism, names, stepIds, noEgress])('$ja', ({ findings }) => {
  expect(findings(files)).toEqual([]);
});

describe('宣言されたもの', () => {
  let declared: readonly Declared[] = [];
  beforeAll(async () => {
    declared = await declaredUnder(root, files);
  });

  test('どの種類のものも見つかっている', () => {
    expect([...new Set(declared.flatMap((one) => kindOf(one)?.kind ?? []))].sort()).toEqual(['dated', 'file', 'part', 'record', 'report', 'rule', 'scenario', 'simulator']);
  });
  test('電文・規則・関係者・シナリオは、自分の id と日本語の名を持ち、重ならない', () => expect(unitsAreNamed(declared)).toEqual([]));
  test('根拠を持つものは、根拠を述べている', () => expect(basesAreGiven(declared)).toEqual([]));
  test('通る手順は別添1にあり、要る操作は港にある', () => expect(unitsFit(declared)).toEqual([]));
  test('同梱の形式は、公式のものではないと述べている', () => expect(profilesAreOurs(declared)).toEqual([]));
  test('電文の項目は、すべて用語集にある', () => expect(keysAreExplained(declared, readGlossary(paper('docs/glossary.md').text))).toEqual([]));
});

describe('用語集', () => {
  const { path, text } = paper('docs/glossary.md');

  test('表は五列で、勧める語と禁じる語が食い違わない', () => expect(glossaryIsSound(path, text)).toEqual([]));
  test('人・届出・港の項目は、すべて用語集にある', () => expect(schemaKeysAreExplained(files, readGlossary(text))).toEqual([]));
  test('「言わない語」は名に現れない', () => expect(neverSaid(files, readGlossary(text))).toEqual([]));
});

describe('文書', () => {
  const papers = paths.filter((path) => /\.(ts|js|md|json|sh|yml|yaml|css|html|txt|csv)$|^\.ci\//.test(path) && path !== 'package-lock.json').map(paper);

  test('機械に固有の道筋も、この品と関わりのない語もない', () => expect(papersAreClean(papers)).toEqual([]));
  test('鍵のファイルは、どの配り手からでも同じものを入れられる', () => expect(lockNamesNoHost(paper('package-lock.json'))).toEqual([]));
  test('依存の版は一つに決まっている', () => expect(versionsAreExact(paper('package.json'))).toEqual([]));
  test('文書のリンクは、あるものを指す', () => expect(linksLead(papers.filter(({ path }) => path.endsWith('.md')), new Set(paths))).toEqual([]));
  test('文書の見出しへのリンクは、ある見出しを指す', () => expect(marksLead(papers.filter(({ path }) => path.endsWith('.md')))).toEqual([]));
});
