import bwip from 'bwip-js/node';

/**
 * Digits as GS1-128: bar and space widths in modules by turns, from the first bar to the last. The digits are put into bars as
 * they are, whether or not they make an application identifier: a contractor that does not look prints what it was given.
 */
export function gs1Modules(digits: string): readonly number[] {
  if (!/^(\d\d)+$/.test(digits)) throw new RangeError(`GS1-128 は偶数桁の数字だけを表す(${digits.length}字)`);
  const [symbol] = bwip.raw({ bcid: 'code128', text: `^FNC1${digits}`, parsefnc: true }) as readonly { readonly sbs: readonly number[] }[];
  return [...symbol!.sbs];
}
