import { probeTarget } from '../probe/target.js';
import { turnsOfStep, type FitStep, type ModelSpec, type TrainingPlan } from '../../spec/index.js';
import { chosenArrays } from './arrays.js';
import { needsOf } from './needs.js';

/** A fifth of chosen data is kept to validate with. */
const validationShare = 0.2;

/**
 * A plan whose fit, in all turns of its loop, takes chosen data in the place of the file's own; the model is called by what it is trained on where
 * that is noise.
 * @param choice See {@link chosenArrays}; undefined leaves the plan as it is.
 * @throws NotTrainableError where the data does not go with the model.
 */
export function withChosenData(plan: TrainingPlan, fitStep: number, choice: string | undefined): TrainingPlan {
  return choice === undefined ? plan : turnsOfStep(plan, fitStep).reduce((changed, turn) => withChosenFor(changed, turn, choice), plan);
}

function withChosenFor(plan: TrainingPlan, fitStep: number, choice: string): TrainingPlan {
  const fit = plan.steps[fitStep];
  if (fit?.kind !== 'fit') return plan;
  const { model, compile } = probeTarget({ ...plan, steps: plan.steps.slice(0, fitStep + 1) }, fit.model);
  const { x, y } = chosenArrays(choice, needsOf(model, compile));
  const chosen: FitStep = { ...withoutOwnData(fit), x, y, validation: { kind: 'split', fraction: validationShare } };
  return { ...plan, models: choice === 'noise' ? plan.models.map((one) => (one.id === fit.model ? calledNoise(one) : one)) : plan.models, steps: plan.steps.with(fitStep, chosen) };
}

function calledNoise(model: ModelSpec): ModelSpec {
  // A model that several turns train has its name once.
  return model.name.endsWith(' (noise)') ? model : { ...model, name: `${model.name} (noise)` };
}

function withoutOwnData(fit: FitStep): FitStep {
  const rest: { -readonly [Name in keyof FitStep]: FitStep[Name] } = { ...fit };
  delete rest.inputs;
  delete rest.targets;
  delete rest.sampleWeight;
  delete rest.facts;
  return rest;
}
