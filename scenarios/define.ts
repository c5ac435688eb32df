import type { Scenario } from '../harness/scene.js';

/** Declares one story. Its file is found by its folder; nothing else has to be told about it. */
export const scenario = (spec: Scenario): Scenario => spec;
