import type { LayerSeries, NotFinite, TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import type { Console } from '../console.js';
import type { LineOf, Reporter } from './reporter.js';

/** One JSON event a line; telemetry has a line for every step. The keys are a public interface. */
export class JsonReporter implements Reporter {
  private layers: readonly LayerSeries[] = [];

  /** @param nameOf The name of a layer by its id. @param lineOf The line of a step of the plan. */
  constructor(
    private readonly console: Console,
    private readonly nameOf: (layer: string) => string,
    private readonly lineOf: LineOf = () => null,
  ) {}

  event(event: TrainerEvent): void {
    switch (event.type) {
      case 'started':
        this.layers = event.layers;
        this.print({ ...event, layers: event.layers.map(({ name, className }) => ({ name, class: className })) });
        return;
      case 'stage':
        this.layers = event.layers;
        this.print({ ...event, line: this.lineOf(event.planStep), layers: event.layers.map(({ name, className }) => ({ name, class: className })) });
        return;
      case 'evaluated': {
        const { type, stage, step, metrics } = event;
        this.print({ type, stage, step, ...metrics });
        return;
      }
      case 'evaluation':
      case 'predicted':
        this.print(event);
        return;
      case 'telemetry':
        this.telemetry(event);
        return;
      case 'epoch': {
        const { type, stage, epoch, step, seconds, metrics } = event;
        this.print({ type, ...(stage === undefined ? {} : { stage }), epoch, step, seconds, ...metrics });
        return;
      }
      case 'finished': {
        const { type, outcome, steps, epochs, seconds, metrics, notFinite } = event;
        this.print({ type, outcome, steps, epochs, seconds, ...metrics, ...(notFinite && { notFinite: this.named(notFinite) }) });
        return;
      }
      case 'symptom': {
        const { layers, ...report } = event;
        this.print({ ...report, layers: layers.map(this.nameOf) });
        return;
      }
      case 'callback':
        this.print({ type: event.type, callback: event.callback, step: event.step, message: event.message });
        return;
      case 'failed':
        this.print({ type: event.type, code: event.code, message: event.message });
        return;
      case 'preparing':
      case 'paused':
      case 'resumed':
      case 'ready':
      case 'probed':
      case 'learningRateFound':
      case 'tried':
      case 'histograms':
        return;
    }
  }

  crashed(message: string): void {
    this.print({ type: 'failed', code: 'crashed', message });
  }

  /** With the name of the layer for its id. */
  private named({ step, layer, message }: NotFinite): object {
    return { step, ...(layer === undefined ? {} : { layer: this.nameOf(layer) }), message };
  }

  private telemetry({ firstStep, steps, series, notFinite }: TrainerEventOf<'telemetry'>): void {
    const scalars = Object.entries(series).filter(([name]) => !name.startsWith('gradientNorm/'));
    for (let index = 0; index < steps; index += 1) {
      const gradientNorms: Record<string, number | null> = {};
      for (const { id, name } of this.layers) gradientNorms[name] = series[`gradientNorm/${id}`]?.[index] ?? null;
      const values = Object.fromEntries(scalars.map(([name, all]) => [name, all[index] ?? null]));
      this.print({ type: 'telemetry', step: firstStep + index, ...values, gradientNorms });
    }
    if (notFinite !== undefined) this.print({ type: 'notFinite', ...this.named(notFinite) });
  }

  private print(line: object): void {
    this.console.out(JSON.stringify(line, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value)));
  }
}
