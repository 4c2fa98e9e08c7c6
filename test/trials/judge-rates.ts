import { readFileSync } from 'node:fs';
import { DebiasedAverage } from '../../src/trainer/rates/smoothing.js';
import { suggestRate } from '../../src/trainer/rates/suggest.js';
import { greatestRate, SweptLoss, sweptRate, usualSteps } from '../../src/trainer/rates/sweep.js';
import type { RateSweep } from '../../src/protocol/index.js';
import type { MeasuredNet } from './measure-rates.js';

/**
 * Makes the table of docs/learning-rate-finder.md: by how many times the validation loss at the suggested rate is above
 * the best of the grid. `node test/bench/run.mjs ../trials/judge-rates.ts FILE`
 */

/** How many sweeps each suggestion rests on. */
const groups = [1, 3, 5] as const;

/** The rate that a rule suggests for sweeps, by the losses of their steps; NaN where it says nothing. */
type Rule = (sweeps: MeasuredNet['sweeps']) => number;

const ours = (pick: (suggestion: { rate: number; steepest: number }) => number): Rule => (sweeps) => {
  const suggestion = suggestRate(sweeps.map(followed), greatestRate);
  return suggestion.kind === 'found' ? pick(suggestion) : Number.NaN;
};

/** The geometric mean of what sweeps say each, where ours says anything, so that rules are compared on the same sweeps. */
const each = (rateOf: (losses: readonly number[], raw: readonly number[]) => number): Rule => (sweeps) =>
  Number.isNaN(ours(({ rate }) => rate)(sweeps)) ? Number.NaN : geometricMean(sweeps.map((raw) => rateOf(followed(raw).losses, raw)));

const rateAt = (index: number): number => sweptRate(Math.max(1, Math.round(index) + 1), usualSteps);

function indexOfLowest(losses: readonly number[]): number {
  return losses.reduce((best, loss, index) => (loss < (losses[best] ?? Number.POSITIVE_INFINITY) ? index : best), 0);
}

/** The average of all losses before, as Lightning and fastai smooth them. */
function lagging(raw: readonly number[]): number[] {
  const average = new DebiasedAverage(0.98);
  return raw.map((loss) => average.add(loss > 1e20 ? Number.NaN : loss));
}

/** Two thirds of the way down the longest run of falling losses, whatever lies between them (fastai's `valley`). */
function valleyOf(losses: readonly number[]): number {
  const lengths = losses.map(() => 1);
  losses.forEach((loss, index) => {
    for (let before = 0; before < index; before += 1) {
      if (loss < (losses[before] ?? 0)) lengths[index] = Math.max(lengths[index] ?? 1, (lengths[before] ?? 0) + 1);
    }
  });
  const longest = Math.max(...lengths);
  return lengths.indexOf(longest) - longest / 3;
}

const rules: Readonly<Record<string, Rule>> = {
  'half of the fall (ours)': ours(({ rate }) => rate),
  'the steepest': ours(({ steepest }) => steepest),
  'between the two (geometric mean)': ours(({ rate, steepest }) => Math.sqrt(rate * steepest)),
  'a tenth of the lowest': each((losses) => rateAt(indexOfLowest(losses)) / 10),
  'a tenth of the lowest, of an average of the steps before': each((_, raw) => rateAt(indexOfLowest(lagging(raw))) / 10),
  'the valley': each((losses) => rateAt(valleyOf(losses))),
  'Keras\'s default, 0.01 for SGD, 0.001 else': () => Number.NaN,
};

function followed(losses: readonly number[]): RateSweep {
  const loss = new SweptLoss(usualSteps);
  for (const each of losses) loss.add(each > 1e20 ? Number.NaN : each);
  return { losses: loss.losses, fall: loss.fall, rates: loss.losses.map((_, index) => sweptRate(index + 1, usualSteps)) };
}

/** The validation loss at a rate, from the grid, on logarithmic scales. */
function lossAt({ grid }: MeasuredNet, rate: number): number {
  const next = grid.findIndex((point) => point.rate >= rate);
  const [low, high] = [grid[Math.max(next - 1, 0)], grid[next < 0 ? grid.length - 1 : next]];
  if (low === undefined || high === undefined || low === high) return high?.loss ?? Number.NaN;
  const share = Math.log(rate / low.rate) / Math.log(high.rate / low.rate);
  return Math.exp((1 - share) * Math.log(low.loss) + share * Math.log(high.loss));
}

const geometricMean = (values: readonly number[]): number => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

/** Beyond this a rate has simply destroyed the net. */
const text = (value: number): string => (value > 100 ? '>100' : value.toFixed(2));

const [, , file = 'rates.json'] = process.argv;
const all = JSON.parse(readFileSync(file, 'utf8')) as MeasuredNet[];
const bestOf = ({ grid }: MeasuredNet): { rate: number; loss: number } => grid.reduce((best, point) => (point.loss < best.loss ? point : best));

console.log(`| rule | ${groups.map((size) => `${size} sweep${size === 1 ? '' : 's'}: mean | worst | silent`).join(' | ')} |`);
console.log(`|---|${groups.map(() => '--:|--:|--:').join('|')}|`);
for (const [name, rule] of Object.entries(rules)) {
  const cells = groups.map((size) => {
    const regrets = all.flatMap((net) => {
      const suggestions = name.startsWith('Keras') ? [net.name.includes('SGD') ? 0.01 : 0.001] : Array.from({ length: Math.floor(net.sweeps.length / size) }, (_, group) => rule(net.sweeps.slice(group * size, (group + 1) * size)));
      return suggestions.map((rate) => lossAt(net, rate) / bestOf(net).loss);
    });
    const told = regrets.filter((regret) => !Number.isNaN(regret));
    return `${text(geometricMean(told))} | ${text(Math.max(...told))} | ${regrets.length - told.length}`;
  });
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}
console.log('\n| net | suggested (5 sweeps) | steepest | loss | best of the grid | loss | times |');
console.log('|---|--:|--:|--:|--:|--:|--:|');
for (const net of all) {
  const suggestion = suggestRate(net.sweeps.slice(0, 5).map(followed), greatestRate);
  const best = bestOf(net);
  if (suggestion.kind === 'none') console.log(`| ${net.name} | none: ${suggestion.reason} | | | ${best.rate.toPrecision(2)} | ${best.loss.toPrecision(3)} | |`);
  else console.log(`| ${net.name} | ${suggestion.rate.toPrecision(2)} | ${suggestion.steepest.toPrecision(2)} | ${lossAt(net, suggestion.rate).toPrecision(3)} | ${best.rate.toPrecision(2)} | ${best.loss.toPrecision(3)} | ${(lossAt(net, suggestion.rate) / best.loss).toFixed(2)} |`);
}
