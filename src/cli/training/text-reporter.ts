import * as l10n from '@vscode/l10n';
import type { Prediction, TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import { resultsOf, stageName, type RunState } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import type { LineOf, Reporter } from './reporter.js';

const count = new Intl.NumberFormat('en-US');
const barWidth = 24;

/** A line an epoch, as Keras prints it, and a progress bar where there is a terminal. */
export class TextReporter implements Reporter {
  /** @param lineOf The line of a step of the plan. */
  constructor(
    private readonly console: Console,
    private readonly lineOf: LineOf = () => null,
  ) {}

  event(event: TrainerEvent, state: RunState): void {
    switch (event.type) {
      case 'preparing':
        this.console.progress(event.message);
        return;
      case 'started':
        this.console.note(
          l10n.t('Training {0} on {1}: {2} parameters, {3} samples, {4} steps an epoch.', event.model, event.engine, count.format(event.parameters), count.format(event.trainSamples), count.format(event.stepsPerEpoch)),
        );
        return;
      case 'stage':
        this.console.progress('');
        if (event.stages > 1) this.console.out(stageLine(event, this.lineOf(event.planStep)));
        return;
      case 'evaluated':
        this.console.out(`${l10n.t('Evaluated')}  ${formatMetrics(event.metrics)}`);
        return;
      case 'predicted':
        for (const output of event.outputs) this.console.out(predictionLine(output));
        return;
      case 'telemetry':
        if (event.notFinite !== undefined) this.console.note(event.notFinite.message);
        this.console.progress(progressLine(state));
        return;
      case 'epoch':
        this.console.out(`${epochName(event.epoch, state)}  ${formatMetrics(event.metrics)}  ${event.seconds.toFixed(1)} s`);
        return;
      case 'finished':
        for (const line of resultLines(state)) this.console.out(line);
        this.console.out(
          event.outcome === 'completed'
            ? l10n.t('Finished: {0} steps in {1} s. {2}', count.format(event.steps), event.seconds.toFixed(1), formatMetrics(event.metrics))
            : l10n.t('Stopped after {0} steps. {1}', count.format(event.steps), formatMetrics(event.metrics)),
        );
        return;
      case 'symptom':
        this.symptom(event);
        return;
      case 'callback':
      case 'failed':
        this.console.note(event.message);
        return;
      case 'evaluation':
      case 'histograms':
      case 'paused':
      case 'resumed':
      case 'ready':
      case 'probed':
      case 'learningRateFound':
      case 'tried':
        return;
    }
  }

  crashed(message: string): void {
    this.console.note(message);
  }

  private symptom({ phase, symptom, step, title, message, advice }: TrainerEventOf<'symptom'>): void {
    // Where NaN began was told with the step; that numbers have changed is of no use line by line.
    if (phase === 'ongoing' || symptom === 'not-finite') return;
    if (phase === 'over') this.console.note(l10n.t('Step {0}: over: {1}.', step, title));
    else this.console.note([l10n.t('Step {0}: {1}. {2}', step, title, message), ...advice.slice(0, 1)].join(' '));
  }
}

/** What was evaluated, one under the other, where there is something to compare. */
function resultLines({ stages }: RunState): readonly string[] {
  const { results = [] } = resultsOf(stages);
  if (results.length < 2) return [];
  const width = Math.max(...results.map(({ model }) => model.length));
  return [l10n.t('Evaluated:'), ...results.map(({ model, metrics, spread }) => `  ${model.padEnd(width)}  ${formatMetrics(metrics, spread)}`)];
}

/** Which part of the file begins. */
function stageLine(event: TrainerEventOf<'stage'>, line: number | null): string {
  const { stage, stages, kind, samples } = event;
  const model = stageName(event);
  const place = line === null ? l10n.t('Stage {0} of {1}', stage, stages) : l10n.t('Stage {0} of {1}, line {2}', stage, stages, line);
  switch (kind) {
    case 'fit':
      return l10n.t('{0}: {1} is trained on {2} samples.', place, model, count.format(samples));
    case 'evaluate':
      return l10n.t('{0}: {1} is evaluated on {2} samples.', place, model, count.format(samples));
    case 'predict':
      return l10n.t('{0}: {1} predicts for {2} samples.', place, model, count.format(samples));
  }
}

/** As Keras counts, within a fit. */
function epochName(epoch: number, { started, stages }: RunState): string {
  const stage = stages.at(-1)?.stage;
  const before = (stage?.firstEpoch ?? 1) - 1;
  return l10n.t('Epoch {0}/{1}', epoch - before, stage?.epochs ?? started?.epochs ?? epoch);
}

function predictionLine({ name, shape, minimum, mean, maximum, repeated }: Prediction): string {
  const numbers = [minimum, mean, maximum].map((value) => value.toPrecision(4));
  const range = l10n.t('Predicted {0} [{1}]: from {2} to {4}, {3} on average', name, shape.join(', '), ...numbers);
  if (repeated === undefined) return range;
  return l10n.t('{0}; {1} times, with a standard deviation of {2}', range, repeated.times, repeated.spread.toPrecision(4));
}

function progressLine({ started, step, status }: RunState): string {
  if (started === null) return '';
  const done = Math.min(step / started.totalSteps, 1);
  const filled = Math.round(done * barWidth);
  const bar = '━'.repeat(filled) + '╌'.repeat(barWidth - filled);
  const left = status.state === 'running' && status.secondsLeft !== undefined ? `  ${l10n.t('{0} s left', Math.ceil(status.secondsLeft))}` : '';
  return `${bar} ${(100 * done).toFixed(0).padStart(3)} %  ${count.format(step)}/${count.format(started.totalSteps)}${left}`;
}

/** @param spread The standard deviations, where they are averages. */
function formatMetrics(metrics: Readonly<Record<string, number>>, spread: Readonly<Record<string, number>> = {}): string {
  return Object.entries(metrics)
    .map(([name, value]) => `${name} ${value.toFixed(4)}${spread[name] === undefined ? '' : ` ± ${spread[name].toFixed(4)}`}`)
    .join('  ');
}
