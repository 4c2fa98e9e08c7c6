import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engines/index.js';
import { add, constant, elementCount, input, reduceMean, type Tensor } from '../../src/graph/index.js';
import { defaultConfig, metrics, type CountingMetric, type MetricDefinition } from '../../src/nn/index.js';
import type { Config } from '../../src/spec/index.js';
import { allEngines } from '../support/engines.js';
import { evaluate } from '../support/evaluate.js';

type Nested = number | readonly Nested[];

interface Fixture {
  readonly data: Readonly<Record<string, { readonly targets: readonly Nested[]; readonly predictions: readonly Nested[] }>>;
  readonly cases: readonly {
    readonly name: string;
    readonly data: string;
    readonly arguments: Config;
    /** What Keras's metric says after each batch, of all of them so far. */
    readonly values: readonly number[];
  }[];
}

const { data, cases } = JSON.parse(readFileSync(new URL('fixtures/metrics.json', import.meta.url), 'utf8')) as Fixture;

const shapeOf = (values: Nested): number[] => (typeof values === 'number' ? [] : [values.length, ...shapeOf(values[0] ?? 0)]);
const flat = (values: Nested): number[] => (typeof values === 'number' ? [values] : values.flatMap(flat));
const tensor = (values: Nested): Tensor => constant(flat(values), shapeOf(values));

/** What a metric says after each batch, as it is made of what was counted or as a mean of the batches. */
async function said(engine: Engine, metric: MetricDefinition, config: Config, batches: Fixture['data'][string]): Promise<number[]> {
  const comparisons = batches.targets.map((target, batch) => ({ target: tensor(target), prediction: tensor(batches.predictions[batch] ?? []) }));
  if (metric.summary === 'last') return counted(engine, metric, config, comparisons);
  const values: number[] = [];
  for (const comparison of comparisons) values.push(...(await evaluate(engine, reduceMean(metric.values(comparison, config), null))));
  const means = values.map((_, batch) => values.slice(0, batch + 1).reduce((sum, value) => sum + value, 0) / (batch + 1));
  return metric.summary === 'rootMeanSquare' ? means.map(Math.sqrt) : means;
}

async function counted(
  engine: Engine,
  metric: CountingMetric,
  config: Config,
  comparisons: readonly { readonly target: Tensor; readonly prediction: Tensor }[],
): Promise<number[]> {
  const counts = Object.entries(metric.counts(config, comparisons[0]?.prediction.shape.at(-1) ?? 1));
  const state = engine.createState(new Map(counts.map(([name, shape]) => [name, { shape, values: new Float32Array(elementCount(shape)) }])));
  const values: number[] = [];
  for (const comparison of comparisons) {
    const more = metric.count(comparison, config);
    const after = counts.map(([name, shape]) => {
      const read = input(name, shape);
      return { name, shape, read, next: add(read, more[name]!) };
    });
    const value = metric.value(Object.fromEntries(after.map(({ name, next }) => [name, next])), config);
    const program = await engine.compile({ batchSize: 1, batchInputs: [], scalars: [], state: after, measurements: [{ name: 'value', tensor: value }] });
    const { measurements } = await program.run(state, { rows: new Int32Array(1), steps: 1, data: {}, scalars: {}, seed: 0, firstStep: 1 });
    values.push(...(measurements['value'] ?? []));
    await program.dispose();
  }
  return values;
}

describe.each(allEngines)('on $title, a metric has the values that it has in Keras after each batch', ({ engine }) => {
  it.each(cases)('$name of $data, with $arguments', async ({ name, data: batches, arguments: given, values }) => {
    const metric = metrics.find(name)!;
    const ours = await said(engine, metric, { ...defaultConfig(metric), ...given }, data[batches]!);
    expect(ours).toHaveLength(values.length);
    values.forEach((value, batch) => expect(ours[batch], `after batch ${batch + 1}`).toBeCloseTo(value, 5));
  });
});
