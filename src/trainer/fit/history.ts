import * as l10n from '@vscode/l10n';
import { flattened, NotTrainableError } from '../../nn/index.js';
import { isUnknown, trainableAfter, withTrainable, type CompileStep, type LoadStep, type ModelSpec, type TrainingPlan } from '../../spec/index.js';
import { known } from './known.js';

/** A model as the file makes it, with all models of the file, among them those that stand as its layers. */
export interface WholeModel {
  readonly model: ModelSpec;
  readonly models: readonly ModelSpec[];
}

/** What a step of a plan finds: its model, as the lines before have left it, compiled. */
export interface Compiled {
  readonly model: ModelSpec;
  /** The same one, with the models among its layers. */
  readonly whole: WholeModel;
  readonly compile: CompileStep;
  /** The same for fits whose optimizer is the same and goes on. */
  readonly optimizer: string;
}

/**
 * The model of a step of the plan, without models among its layers, with the compile() that it goes by. What is trainable
 * is settled when the model is first fitted after that compile(), for then Keras builds the training step and its
 * optimizer; what is changed later counts from the next compile() on (measured: test/parity/make-plan-fixtures.py).
 * @param index of the step in the plan.
 * @param method what the step calls, for messages: `fit`.
 * @throws NotTrainableError where the model cannot be read or is not compiled.
 */
export function reach(plan: TrainingPlan, index: number, method: string): Compiled {
  const model = namedModel(plan, plan.steps[index]?.model, method);
  const compiled = reachCompiled(plan, index, model);
  if (compiled !== null) return compiled;
  throw new NotTrainableError(l10n.t('The model "{0}" is not compiled. Call {0}.compile(loss=…, optimizer=…) before {1}().', model.variable ?? model.name, method));
}

/** A model as {@link reach} finds it before a step of the plan; null where it is not compiled. */
export function reachCompiled(plan: TrainingPlan, index: number, model: ModelSpec): Compiled | null {
  const { steps } = plan;
  const compilation = compilationOf(steps, model.id, index);
  if (compilation === null) return null;
  const { compile, at, optimizer } = compilation;
  const fitted = steps.findIndex((step, place) => place > at && step.kind === 'fit' && step.model === model.id);
  const whole = wholeModelAt(plan, model, fitted < 0 ? index : Math.min(fitted, index));
  return { model: flattened(whole.model, whole.models), whole, compile, optimizer };
}

interface Compilation extends Pick<Compiled, 'compile' | 'optimizer'> {
  readonly at: number;
}

/**
 * The last compile() of a model before a step; of a clone without one, that of the model as it was cloned
 * (keras/src/models/cloning.py); of a model that is loaded, that of the model as it was saved.
 */
function compilationOf(steps: TrainingPlan['steps'], model: string, index: number): Compilation | null {
  const before = steps.slice(0, index);
  const at = before.findLastIndex((step) => step.kind === 'compile' && step.model === model);
  const compile = before[at];
  if (compile?.kind === 'compile') {
    return { compile, at, optimizer: compile.optimizerObject === undefined ? `compile ${at}` : `object ${compile.optimizerObject}` };
  }
  const loadedAt = before.findIndex((step) => step.kind === 'load' && step.what === 'model' && step.model === model);
  const load = before[loadedAt];
  if (load?.kind === 'load') return compilationOfLoaded(steps, load, loadedAt);
  const clonedAt = before.findIndex((step) => step.kind === 'clone' && step.clone === model);
  const original = before[clonedAt];
  const found = original === undefined ? null : compilationOf(steps, original.model, clonedAt);
  return found && { compile: found.compile, at: clonedAt, optimizer: `clone ${clonedAt}` };
}

function compilationOfLoaded(steps: TrainingPlan['steps'], { compile, saved }: LoadStep, at: number): Compilation | null {
  if (compile === null || (compile === undefined && saved === undefined)) return null;
  const known = compile ?? (saved === undefined ? undefined : compilationOf(steps, saved.model, saved.by)?.compile);
  return known === undefined ? null : { compile: known, at, optimizer: `load ${at}` };
}

/**
 * The model that a step names.
 * @throws NotTrainableError where it is not among the models of the plan.
 */
export function namedModel({ models }: TrainingPlan, id: string | undefined, method: string): ModelSpec {
  const model = models.find((one) => one.id === id);
  if (model !== undefined) return model;
  throw new NotTrainableError(l10n.t('The model that {0}() is called on cannot be read from the code.', method));
}

/** A model without models among its layers, frozen where it is before a step of the plan. */
export function modelAt(plan: TrainingPlan, model: ModelSpec, index: number): ModelSpec {
  const whole = wholeModelAt(plan, model, index);
  return flattened(whole.model, whole.models);
}

/** A model with those among its layers, frozen where it is before a step of the plan. */
export function wholeModelAt(plan: TrainingPlan, model: ModelSpec, index: number): WholeModel {
  const models = withSettings(plan, model, index);
  return { model: models.find(({ id }) => id === model.id) ?? model, models };
}

function withSettings({ models, steps }: TrainingPlan, trained: ModelSpec, index: number): readonly ModelSpec[] {
  const set = trainableAfter(steps.slice(0, index));
  const inside = idsInside(trained, models);
  for (const model of models) if (inside.has(model.id)) refuseChanged(model, index);
  for (const [id, value] of set) {
    if (inside.has(id)) known(value, l10n.t('Whether layers are trainable'), l10n.t('Set it to True or False.'));
  }
  return models.map((model) => withTrainable(model, set));
}

/** @throws NotTrainableError where the file gives the model other layers behind the step: which it has there is not in the plan. */
function refuseChanged({ changed, variable, name }: ModelSpec, index: number): void {
  if (changed === undefined || index >= changed.afterSteps) return;
  throw new NotTrainableError(
    l10n.t('The layers of "{0}" are changed later, by add() or pop(), so it is not known which it has here. Make a new model instead: keras.Sequential(model.layers[:-1] + […]) has the trained layers as well.', variable ?? name),
  );
}

/** The ids of a model, of its layers, and of all that is inside those. */
export function idsInside(model: ModelSpec, models: readonly ModelSpec[], found = new Set<string>()): ReadonlySet<string> {
  if (found.has(model.id)) return found;
  found.add(model.id);
  for (const { id, weights } of model.layers) {
    const inner = models.find((other) => other.id === id);
    if (inner !== undefined) idsInside(inner, models, found);
    found.add(id);
    if (!isUnknown(weights)) for (const { owner } of weights) if (owner !== undefined) found.add(owner.layer);
  }
  return found;
}
