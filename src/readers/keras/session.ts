import type { ConfigValue, PlanStep } from '../../spec/index.js';
import type { HostValue } from '../python/index.js';
import type { ModelValue } from './models/model.js';
import { NameCounters } from './naming.js';
import type { ObjectValue } from './objects.js';

/** What Keras would hold while it runs the file: names, models, and what is done to them. */
export class KerasSession {
  readonly names = new NameCounters();
  readonly models: ModelValue[] = [];
  readonly steps: PlanStep[] = [];
  /** The optimizers of compiled models, by the ids of these, and the rate that each had when the model was last compiled or fitted. */
  readonly optimizers = new Map<string, { readonly optimizer: ObjectValue; readonly rate: ConfigValue | undefined }>();
  /** What stands for several tensors of which one is real, by these. */
  readonly joins = new Map<string, HostValue>();
  private readonly ids = new Map<string, number>();
  private idCount = 0;

  /** @param older Whether the file is written for Keras 1 (see {@link speaksOlderKeras}). */
  constructor(readonly older = false) {}

  /** How many layers, models and steps there are. */
  get made(): number {
    return this.idCount + this.steps.length;
  }

  /** An id that nothing else in the file has: the name, numbered from its second use on. */
  uniqueId(name: string): string {
    this.idCount++;
    const count = (this.ids.get(name) ?? 0) + 1;
    this.ids.set(name, count);
    return count === 1 ? name : this.uniqueId(`${name}#${count}`);
  }
}
