import { isUnknown, type ConfigValue, type PlanStep } from '../../spec/index.js';
import type { HostValue } from '../python/index.js';
import type { ModelValue } from './models/model.js';
import { ImageDataFormat } from './image-data-format.js';
import { NameCounters } from './naming.js';
import type { ObjectValue } from './objects.js';

/** What Keras would hold while it runs the file: names, models, and what is done to them. */
export class KerasSession {
  readonly names = new NameCounters();
  readonly imageDataFormat = new ImageDataFormat();
  readonly models: ModelValue[] = [];
  readonly steps: PlanStep[] = [];
  /** The optimizers of compiled models, by the ids of these, and the rate that each had when the model was last compiled or fitted. */
  readonly optimizers = new Map<string, { readonly optimizer: ObjectValue; readonly rate: ConfigValue | undefined }>();
  /** What stands for several tensors of which one is real, by these. */
  readonly joins = new Map<string, HostValue>();
  private readonly ids = new Map<string, number>();
  private news = 0;
  private stepsCounted = 0;

  /** @param older Whether the file is written for Keras 1 (see {@link speaksOlderKeras}). */
  constructor(readonly older = false) {}

  /**
   * Counts what a loop is followed for: layers and models that are made, layers that are called for the first time, and steps
   * that change a model. Functions of tensors are none: they come by the thousand where a program generates text or images.
   */
  countNews(): number {
    for (; this.stepsCounted < this.steps.length; this.stepsCounted++) {
      const step = this.steps[this.stepsCounted];
      if (step !== undefined && isNews(step)) this.news++;
    }
    return this.news;
  }

  noteNews(): void {
    this.news++;
  }

  /** An id for something new, that nothing else in the file has: the name, numbered from its second use on. */
  uniqueId(name: string): string {
    this.noteNews();
    return this.passingId(name);
  }

  /** The same for what is no news. */
  passingId(name: string): string {
    const count = (this.ids.get(name) ?? 0) + 1;
    this.ids.set(name, count);
    return count === 1 ? name : this.passingId(`${name}#${count}`);
  }
}

/** Looks at a model come by the thousand, too, and of weights that are not known there is nothing to tell. */
function isNews(step: PlanStep): boolean {
  if (step.kind === 'setWeights') return !isUnknown(step.from);
  if (step.kind === 'load') return step.what === 'model';
  return step.kind !== 'predict' && step.kind !== 'evaluate';
}
