import type { TrainerEvent, TrainerEventOf } from '../protocol/index.js';
import { adviceFor } from './advice/remedy.js';
import { symptoms } from './catalogue.js';
import type { Sign, StepReading, Symptom, Watcher } from './symptom.js';
import { gradientSeries, type WatchedRun } from './watched-run.js';

type SymptomEvent = TrainerEventOf<'symptom'>;

/** A symptom that is followed, and what was said of it. */
interface Followed {
  readonly symptom: Symptom;
  readonly watcher: Watcher;
  /** What it was when it was last spoken of; null where it is not there, or was not said. */
  told: Told | null;
}

/** What was told last of a symptom that goes on. */
interface Told {
  readonly sign: Sign;
  readonly step: number;
  /** All layers that were told of since it began. */
  readonly layers: ReadonlySet<string>;
}

const nothing: SymptomEvent[] = [];

/** How much of a run passes before new numbers, or fewer layers, are told of a symptom that goes on. */
const REPEAT = 0.05;

/**
 * Watches a run for all symptoms, from what the trainer tells: the same for a run that is on and one that was recorded.
 * Steps of a run that began before the watch are passed over.
 */
export class SymptomWatch {
  private readonly followed: readonly Followed[];
  private readonly series: readonly string[];
  private readonly norms: Float64Array;
  private readonly stepwise: readonly ((reading: StepReading) => void)[];
  private readonly patience: number;

  /** @param firstStep the number of the first step that is watched, from 1. */
  constructor(
    private readonly run: WatchedRun,
    private readonly firstStep = 1,
    catalogue: readonly Symptom[] = symptoms,
  ) {
    this.followed = catalogue.flatMap((symptom): Followed[] => {
      const watcher = symptom.watch(run);
      return watcher === null ? [] : [{ symptom, watcher, told: null }];
    });
    this.series = gradientSeries(run);
    this.norms = new Float64Array(this.series.length);
    this.stepwise = this.followed.flatMap(({ watcher }) => (watcher.step === undefined ? [] : [watcher.step.bind(watcher)]));
    this.patience = Math.max(1, Math.ceil(run.totalSteps * REPEAT));
  }

  /** Takes in what the trainer told. @returns what there is to say of symptoms, in the order in which it came about. */
  take(event: TrainerEvent): SymptomEvent[] {
    if (event.type === 'telemetry') return this.frame(event);
    if (event.type !== 'epoch' || event.step < this.firstStep) return [];
    const epoch = { step: event.step, epoch: event.epoch, metrics: event.metrics };
    for (const { watcher } of this.followed) watcher.epoch?.(epoch);
    return this.news(event.step);
  }

  /** What is watched has ended and something else goes on. @returns the end of all that was there. */
  end(step: number): SymptomEvent[] {
    return this.followed.flatMap((followed) => {
      const { symptom, told } = followed;
      followed.told = null;
      return told === null ? [] : [this.eventOf(symptom, 'over', step, told.sign)];
    });
  }

  private frame({ firstStep, steps, series, observations = [], notFinite }: TrainerEventOf<'telemetry'>): SymptomEvent[] {
    const found: SymptomEvent[] = [];
    const waiting = [...observations];
    const norms = this.series.map((name) => series[name]);
    for (let index = Math.max(0, this.firstStep - firstStep); index < steps; index += 1) {
      const step = firstStep + index;
      this.observe(waiting, step);
      for (let layer = 0; layer < norms.length; layer += 1) this.norms[layer] = norms[layer]?.[index] ?? NaN;
      const reading: StepReading = {
        step,
        count: step - this.firstStep + 1,
        loss: series['loss']?.[index] ?? NaN,
        learningRate: series['learning_rate']?.[index] ?? NaN,
        gradientNorms: this.norms,
      };
      for (const take of this.stepwise) take(reading);
      if (notFinite?.step === step) this.lost(notFinite);
      const news = this.news(step);
      if (news.length > 0) found.push(...news);
    }
    // Where it began is sometimes known a frame later.
    if (notFinite !== undefined && notFinite.step < firstStep) {
      this.lost(notFinite);
      found.push(...this.news(firstStep + steps - 1));
    }
    return found;
  }

  private observe(waiting: NonNullable<TrainerEventOf<'telemetry'>['observations']>, step: number): void {
    for (let next = waiting[0]; next !== undefined && next.step <= step; next = waiting[0]) {
      const { step: observed, values } = next;
      waiting.shift();
      if (observed < this.firstStep) continue;
      for (const { watcher } of this.followed) watcher.observation?.({ step: observed, count: observed - this.firstStep + 1, values });
    }
  }

  private lost(notFinite: NonNullable<TrainerEventOf<'telemetry'>['notFinite']>): void {
    for (const { watcher } of this.followed) watcher.notFinite?.(notFinite);
  }

  /** Asked after every step, and nearly always nothing: made so that this costs little. */
  private news(step: number): SymptomEvent[] {
    let found = nothing;
    for (const followed of this.followed) {
      const event = this.newsOf(followed, step);
      if (event !== null) found = [...found, event];
    }
    return found;
  }

  private newsOf(followed: Followed, step: number): SymptomEvent | null {
    const { symptom, watcher, told } = followed;
    const sign = watcher.sign();
    if (sign === null) {
      if (told === null) return null;
      followed.told = null;
      return this.eventOf(symptom, 'over', step, told.sign);
    }
    if (told === null && this.isExplained(symptom)) return null;
    if (told !== null && !this.isDue(told, sign, step)) return null;
    followed.told = { sign, step, layers: new Set([...(told?.layers ?? []), ...sign.layers]) };
    return this.eventOf(symptom, told === null ? 'begin' : 'ongoing', step, sign);
  }

  /** A layer that shows it for the first time is told at once. Those that come and go by turns wait, as numbers do. */
  private isDue(told: Told, sign: Sign, step: number): boolean {
    if (sign.layers.some((layer) => !told.layers.has(layer))) return true;
    return step - told.step >= this.patience && (isNew(told.sign, sign) || !sameLayers(told.sign, sign));
  }

  private isExplained({ consequenceOf }: Symptom): boolean {
    return this.followed.some(({ symptom, watcher }) => consequenceOf.includes(symptom.id) && watcher.sign() !== null);
  }

  private eventOf(symptom: Symptom, phase: SymptomEvent['phase'], step: number, { since, layers, evidence, message }: Sign): SymptomEvent {
    const { id, severity, rules } = symptom;
    return {
      type: 'symptom',
      phase,
      symptom: id,
      severity,
      step,
      since,
      layers: [...layers],
      title: symptom.title(),
      meaning: symptom.meaning(),
      message: message(),
      evidence: { ...evidence },
      advice: adviceFor(symptom.advice, this.run, evidence),
      rules: [...rules],
    };
  }
}

/** Whether the numbers are other ones. */
function isNew({ evidence: before }: Sign, { evidence: now }: Sign): boolean {
  return Object.entries(now).some(([name, value]) => !Object.is(value, before[name]));
}

function sameLayers(one: Sign, other: Sign): boolean {
  return one.layers.length === other.layers.length && one.layers.every((layer, index) => layer === other.layers[index]);
}
