import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { NotTrainableError } from '../../../../nn/index.js';
import type { CallbackAction, CallbackActions, CallbackEvent } from '../../../../spec/index.js';
import type { Callback, EpochBegin, EpochEnd, KeptCallback, RunInHand, Weights } from '../callback.js';
import { evaluate, type Surroundings } from './evaluate.js';
import { isTrue, numberFrom, pythonError, valueOf, type PythonValue } from './values.js';

const kept = v.object({
  attributes: v.array(v.tuple([v.string(), v.union([v.null(), v.boolean(), v.custom<number>((value) => typeof value === 'number')])])),
  weights: v.array(v.tuple([v.string(), v.array(v.tuple([v.string(), v.instance(Float32Array)]))])),
});

/** What one event of the training knows. */
type Moment = Pick<Surroundings, 'epoch' | 'logs'>;

const outsideOfEpochs: Moment = { epoch: null, logs: new Map() };

/** A callback that the file writes itself: does what its methods do, as Keras would call them. */
export class WrittenCallback implements Callback {
  private attributes: Map<string, PythonValue>;
  private readonly weights = new Map<string, Weights>();
  private endedAfter: number | null = null;

  constructor(
    readonly className: string,
    private readonly actions: CallbackActions,
  ) {
    this.attributes = new Map(Object.entries(actions.remembered).map(([name, constant]) => [name, valueOf(constant)]));
  }

  trainBegin(run: RunInHand): void {
    this.act('trainBegin', outsideOfEpochs, run);
  }

  epochBegin({ index }: EpochBegin, run: RunInHand): void {
    this.act('epochBegin', { epoch: index, logs: new Map() }, run);
  }

  epochEnd({ index, number, logs }: EpochEnd, run: RunInHand): void {
    if (this.act('epochEnd', { epoch: index, logs }, run)) this.endedAfter ??= number;
  }

  trainEnd(run: RunInHand): void {
    this.act('trainEnd', outsideOfEpochs, run);
    if (this.endedAfter !== null) run.tell(l10n.t('{0} ended the run after epoch {1}.', this.className, this.endedAfter));
  }

  keep(): KeptCallback {
    return { attributes: [...this.attributes], weights: [...this.weights].map(([name, weights]) => [name, [...weights]]) };
  }

  recall(value: unknown): void {
    const { attributes, weights } = v.parse(kept, value);
    this.attributes = new Map(attributes);
    for (const [name, each] of weights) this.weights.set(name, new Map(each));
  }

  /** @returns whether the training is to end. */
  private act(event: CallbackEvent, moment: Moment, run: RunInHand): boolean {
    try {
      const locals = new Map<string, PythonValue>();
      const doing = new Doing(moment, run, this.attributes, locals, this.weights);
      doing.all(this.actions.events[event] ?? []);
      return doing.hasEnded;
    } catch (error) {
      if (error instanceof NotTrainableError) throw new NotTrainableError(l10n.t('The callback {0}: {1}', this.className, error.message));
      throw error;
    }
  }
}

/** The actions of one event, one after another. */
class Doing {
  hasEnded = false;

  constructor(
    private readonly moment: Moment,
    private readonly run: RunInHand,
    private readonly attributes: Map<string, PythonValue>,
    private readonly locals: Map<string, PythonValue>,
    private readonly weights: Map<string, Weights>,
  ) {}

  /** @returns false after a `return`. */
  all(actions: readonly CallbackAction[]): boolean {
    return actions.every((action) => this.one(action));
  }

  private one(action: CallbackAction): boolean {
    switch (action.kind) {
      case 'if':
        return this.all(isTrue(evaluate(action.condition, this.around)) ? action.then : action.otherwise);
      case 'set': {
        const value = evaluate(action.value, this.around);
        (action.name.startsWith('self.') ? this.attributes : this.locals).set(action.name, value);
        return true;
      }
      case 'stopTraining':
        this.hasEnded = true;
        this.run.stop();
        return true;
      case 'setLearningRate':
        this.run.setLearningRate(numberFrom(evaluate(action.value, this.around), () => l10n.t('the learning rate is None.')));
        return true;
      case 'rememberWeights':
        this.weights.set(action.name, this.run.weights());
        return true;
      case 'restoreWeights': {
        const weights = this.weights.get(action.name);
        if (weights === undefined) throw pythonError('AttributeError', l10n.t('{0} has no value yet.', action.name));
        this.run.restore(weights);
        return true;
      }
      case 'return':
        return false;
    }
  }

  private get around(): Surroundings {
    return { ...this.moment, learningRate: this.run.learningRate, variables: new Map([...this.attributes, ...this.locals]) };
  }
}
