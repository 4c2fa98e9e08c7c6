import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep, type ModelSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './number-of-arrays.examples.js';

/** More or fewer arrays than a model has inputs or outputs. */
export const numberOfArrays: Rule = {
  id: 'GL307',
  name: 'number-of-arrays',
  severity: 'error',
  isFixable: false,
  title: () => l10n.t('Not as many arrays as the model has inputs or outputs'),
  explanation: () => [
    l10n.t('A model of two inputs is given two arrays, in a list in the order of its inputs or in a dictionary by their names; so is its validation data. A model of one output is given one array of labels, however many inputs it has. With another number Keras stops as soon as training starts.'),
    l10n.t('Where several arrays are samples of one input, join them: `np.concatenate([X1, X2])`.'),
  ],
  sources: ['Keras, keras/src/models/functional.py (_standardize_inputs)', 'Keras, keras/src/trainers/compile_utils.py (CompileLoss)'],
  bad,
  good,
  check: eachFit(findingsOf),
};

/** What a call is given: the arrays of one argument, and how many of them the model takes. */
interface Given {
  readonly parameter: 'x' | 'y' | 'validation_data';
  readonly count: number | null;
  readonly wanted: number | null;
  readonly message: (count: number, wanted: number) => string;
}

const ofInputs = (count: number, wanted: number): string =>
  wanted === 1 ? l10n.t('The model has one input, and is given a list of arrays for {0}.', count) : l10n.t('The model has {0} inputs, and is given data for {1}.', wanted, count);
const ofOutputs = (count: number, wanted: number): string =>
  wanted === 1 ? l10n.t('The model has one output, and is given a list of labels for {0}.', count) : l10n.t('The model has {0} outputs, and is given labels for {1}.', wanted, count);
const ofValidation = (count: number, wanted: number): string =>
  wanted === 1 ? l10n.t('The model has one input, and its validation data is a list of arrays for {0}.', count) : l10n.t('The model has {0} inputs, and its validation data is for {1}.', wanted, count);

function findingsOf(fit: FitStep, compilation: Compilation): Finding[] {
  const inputs = inputsOf(compilation.model);
  const outputs = compilation.outputs.length;
  const { validation } = fit;
  const given: Given[] = [
    { parameter: 'x', count: countOf(fit.x, fit.inputs), wanted: inputs, message: ofInputs },
    // One array of labels for several outputs is left to those who give some outputs no loss.
    { parameter: 'y', count: fit.targets?.length ?? null, wanted: inputs === null || outputs === 0 ? null : outputs, message: ofOutputs },
  ];
  if (!isUnknown(validation) && validation.kind === 'data') given.push({ parameter: 'validation_data', count: countOf(validation.x, validation.inputs), wanted: inputs, message: ofValidation });
  return given.flatMap(({ parameter, count, wanted, message }): Finding[] =>
    count === null || wanted === null || count === wanted ? [] : [{
      rule: numberOfArrays.id,
      severity: numberOfArrays.severity,
      message: message(count, wanted),
      advice: l10n.t('give one array for each input and each output'),
      ...atCall(fit.call, compilation, parameter),
    }],
  );
}

/** How many inputs a model has; null for one whose call() takes what it will. */
function inputsOf({ className, inputs }: ModelSpec): number | null {
  return className === 'Subclassed' || inputs.length === 0 || inputs.some(({ shape }) => isUnknown(shape)) ? null : inputs.length;
}

/** How many arrays are given; null where that is not known. A dictionary may name more than the model takes. */
function countOf(one: FitStep['x'], several: FitStep['inputs']): number | null {
  if (several !== undefined) return several.every(({ of }) => typeof of === 'number') ? several.length : null;
  return isUnknown(one) ? null : 1;
}
