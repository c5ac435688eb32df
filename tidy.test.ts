import { expect, test } from 'vitest';
import { sourcesUnder } from './tidy/define.js';
import { determinism } from './tidy/determinism.js';
import { importTable } from './tidy/imports.js';
import { names } from './tidy/names.js';
import { anyOnlyInGrammar, classesAreErrors, comments, fileLength, fileNames, functionLength, noBarrels, testsRun } from './tidy/shape.js';

const root = import.meta.dirname;
const files = sourcesUnder(root);

test.each([importTable, fileLength, functionLength, fileNames, noBarrels, classesAreErrors, anyOnlyInGrammar, comments, testsRun, determinism, names])('$ja', ({ findings }) => {
  expect(findings(files)).toEqual([]);
});
