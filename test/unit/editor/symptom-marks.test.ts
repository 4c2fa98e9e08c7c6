import { describe, expect, it } from 'vitest';
import { advise } from '../../../src/advice/index.js';
import { symptomMarks } from '../../../src/editor/content/symptom-marks.js';
import type { SymptomReport } from '../../../src/protocol/index.js';
import { readPython } from '../../../src/readers/index.js';

const text = `from tensorflow import keras

(X, y), _ = keras.datasets.fashion_mnist.load_data()
model = keras.Sequential([keras.layers.Input(shape=[28, 28]), keras.layers.Flatten()])
for _ in range(3):
    model.add(keras.layers.Dense(100, activation="sigmoid"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X / 255, y)
`;

const { plan } = readPython({ path: 'model.py', text });
const layers = new Map(plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer])));
const fitStep = plan.steps.findIndex(({ kind }) => kind === 'fit');
const dense = [...layers.values()].filter(({ className }) => className === 'Dense').map(({ id }) => id);

const report = (given: Partial<SymptomReport>): SymptomReport => ({
  symptom: 'vanishing-gradients',
  severity: 'warning',
  step: 8,
  since: 1,
  layers: [],
  title: 'Vanishing gradients',
  meaning: 'The first layers hardly learn.',
  message: 'The gradient is 1e-9 of the largest one.',
  evidence: {},
  advice: ['Use ReLU.', 'Make it shallower.'],
  rules: [],
  ...given,
});

const findings = advise(plan, text);
const marked = (given: Partial<SymptomReport>): string[] => symptomMarks({ plan, layers, findings }, fitStep, [report(given)]).map(({ range }) => text.slice(range.start, range.end));

describe('The marks of a run', () => {
  it('stand on the calls that make the layers, once for a line that makes several', () => {
    expect(marked({ layers: dense.slice(0, 3) })).toEqual(['keras.layers.Dense']);
    expect(marked({ layers: dense })).toHaveLength(2);
  });

  it('stand on the fit where the whole model is meant', () => {
    expect(marked({})).toEqual(['model.fit']);
  });

  it('say what it is, what was measured and what to do first', () => {
    const [mark] = symptomMarks({ plan, layers, findings }, fitStep, [report({})]);
    expect(mark?.message).toBe('Vanishing gradients. The gradient is 1e-9 of the largest one. Use ReLU.');
  });

  it('are none for layers that are no longer in the file', () => {
    expect(marked({ layers: ['gone'] })).toEqual([]);
  });

  it('know the rules that have a fix for what they show', () => {
    const deep = text.replace('range(3)', 'range(20)');
    expect(symptomMarks({ plan, layers, findings: [] }, fitStep, [report({ rules: ['GL103'] })])[0]?.fixableRules).toEqual([]);
    const deepPlan = readPython({ path: 'model.py', text: deep }).plan;
    const deepLayers = new Map(deepPlan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer])));
    const [fixable] = symptomMarks({ plan: deepPlan, layers: deepLayers, findings: advise(deepPlan, deep) }, fitStep, [report({ rules: ['GL103', 'GL901'] })]);
    expect(fixable?.fixableRules).toEqual(['GL103']);
  });
});
