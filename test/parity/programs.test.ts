import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allEngines } from '../support/engines.js';
import { comparedRun, distance, type ProgramCase } from './program-case.js';

const { cases } = JSON.parse(readFileSync(new URL('fixtures/programs.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly ProgramCase[];
};

/** float32 rounds at 6e-8; after 12 steps of sums in another order two right implementations agree to this. */
const TOLERANCE = 1e-5;

describe.each(allEngines)('on $title a program trains as in Keras', ({ engine }) => {
  it.each(cases)('$name', async (one) => {
    const compared = await comparedRun(engine, one);
    expect(compared.length).toBeGreaterThan(one.weights.length);
    for (const each of compared) expect(distance(each), `${each.what}: ${each.ours} here, ${each.keras} in Keras`).toBeLessThan(TOLERANCE);
  });
});
