import type { Capability } from '../contracts/ward.js';
import type { Scenario } from './scene.js';

/** Everything a connection must be able to do for that story to be played. */
export const needsOf = ({ needs, parameters = {} }: Pick<Scenario, 'needs' | 'parameters'>): readonly Capability[] =>
  [...needs, ...Object.keys(parameters).map((name) => `parameter.${name}` as Capability)];
