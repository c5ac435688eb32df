import ts from 'typescript';
import { stepOf } from '../harness/steps.js';
import { guard, isTest, perNode } from './define.js';

export const stepIds = guard({
  ja: '文字列で書いた手順の番号は、すべて別添1にある',
  findings: (files) => perNode(files.filter(({ path }) => !isTest(path)), (node) =>
    (ts.isStringLiteralLike(node) && /^[A-G]-\d+(-\d+)?$/.test(node.text) && !stepOf(node.text) ? `手順「${node.text}」は別添1にない` : undefined)),
});
