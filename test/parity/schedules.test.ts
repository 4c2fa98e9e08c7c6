import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configure, schedules } from '../../src/nn/index.js';
import type { Config, ConfigValue } from '../../src/spec/index.js';

const fixture = JSON.parse(readFileSync(new URL('fixtures/schedules.json', import.meta.url), 'utf8')) as {
  readonly signatures: Readonly<Record<string, readonly { readonly name: string; readonly default?: ConfigValue }[]>>;
  readonly steps: readonly number[];
  readonly cases: readonly { readonly schedule: string; readonly arguments: Config; readonly values: readonly number[] }[];
};

describe('a learning rate schedule', () => {
  it.each(Object.entries(fixture.signatures))('takes the arguments of Keras: %s', (name, signature) => {
    const ours = schedules.find(name)!.parameters.map((one) =>
      one.default === undefined ? { name: one.name } : { name: one.name, default: one.default },
    );
    expect(ours).toEqual(signature);
  });

  it.each(fixture.cases)('gives the learning rates of Keras: $schedule, $arguments', ({ schedule, arguments: given, values }) => {
    const definition = schedules.find(schedule)!;
    const { config } = configure(definition, given);
    fixture.steps.forEach((step, index) => {
      const expected = values[index]!;
      // Keras computes in float32; near the end of a wave differences of near numbers are left.
      const difference = Math.abs(definition.at(config, step) - expected) / Math.max(Math.abs(expected), 0.01);
      expect(difference, `at step ${step}: ${expected} in Keras`).toBeLessThan(1e-5);
    });
  });
});
