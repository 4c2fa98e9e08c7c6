import { readPython } from '../../../src/readers/index.js';
import type { TrainingPlan } from '../../../src/spec/index.js';
import { readStages, type ReadStages } from '../../../src/trainer/plan/read-stages.js';

const data = ['import keras', 'from keras import layers', '(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()'];

/** A line that makes a model. */
export const net = (name: string): string => `${name} = keras.Sequential([layers.Flatten(input_shape=[28, 28]), layers.Dense(10, activation="softmax")])`;

/** A line that compiles it. */
export const compile = (name: string): string => `${name}.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])`;

/** The plan of a program of these lines, which has MNIST. */
export function planOf(...lines: readonly string[]): TrainingPlan {
  return readPython({ path: 'test.py', text: [...data, ...lines].join('\n') }).plan;
}

/** What a run does that is asked for the so-manieth fit of a file, from 0. */
export function stagesOf(plan: TrainingPlan, fit: number, runsAll = false): ReadStages {
  const fits = plan.steps.flatMap(({ kind }, index) => (kind === 'fit' ? [index] : []));
  return readStages({ plan, fitStep: fits[fit]!, overrides: {}, runsAll });
}

/** The stages in words: what is done with which model. */
export const told = ({ stages }: ReadStages, plan: TrainingPlan): string[] =>
  stages.map((stage) => {
    const model = plan.models.find(({ id }) => id === (stage.kind === 'fit' ? stage.fit.model : stage.model).id);
    return `${stage.kind} ${model?.variable ?? ''}`;
  });
