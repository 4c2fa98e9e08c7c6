import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep, type LoopTurn } from '../../../src/spec/index.js';

const head = `
import numpy as np
import pandas as pd
from tensorflow import keras
from sklearn.datasets import load_iris
from sklearn.model_selection import KFold, StratifiedKFold

X, y = load_iris(return_X_y=True)

def build(rate=0.1):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
    model.compile(optimizer=keras.optimizers.SGD(rate), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
`;

const fitsOf = (text: string): readonly FitStep[] =>
  readPython({ path: 'loops.py', text: head + text }).plan.steps.filter((step): step is FitStep => step.kind === 'fit');

/** The turns of each fit, without the places of the loops. */
const turnsOf = (text: string): (readonly Omit<LoopTurn, 'loop'>[] | undefined)[] =>
  fitsOf(text).map(({ turns }) => turns?.map(({ turn, of, variable, isFold }) => ({ turn, of, ...(variable && { variable }), ...(isFold && { isFold }) })));

describe('A fit in a loop', () => {
  it('says which fold of a cross-validation it is, with data of that fold', () => {
    const text = 'for train, test in KFold(n_splits=4).split(X):\n    build().fit(X[train], y[train], validation_data=(X[test], y[test]))\n';
    expect(turnsOf(text)).toEqual([1, 2, 3, 4].map((turn) => [{ turn, of: 4, isFold: true }]));
    const shapes = fitsOf(text).map(({ x, validation }) => [isUnknown(x) ? null : x.shape, !isUnknown(validation) && validation.kind === 'data' && !isUnknown(validation.x) ? validation.x.shape : null]);
    expect(shapes).toEqual([[[112, 4], [38, 4]], [[112, 4], [38, 4]], [[113, 4], [37, 4]], [[113, 4], [37, 4]]]);
  });

  it('is given the rows of a table and its columns by their places', () => {
    const text = `df = pd.read_csv("table.csv")
for train, test in StratifiedKFold(3).split(df[["a", "b", "c", "d"]], df["y"]):
    build().fit(df[["a", "b", "c", "d"]].iloc[train], df["y"].iloc[train])
`;
    for (const { x, y } of fitsOf(text)) {
      expect(x).toMatchObject({ operation: 'take', indices: { operation: 'fold', stratify: { operation: 'reshape' } }, input: { operation: 'table' } });
      expect(y).toMatchObject({ operation: 'take', indices: { operation: 'fold', part: 'train' } });
    }
  });

  it('is a fold also where folds are numbered, in a list, or by classes', () => {
    const body = '    build().fit(X[train], y[train])\n';
    const folds = [[{ turn: 1, of: 2, isFold: true }], [{ turn: 2, of: 2, isFold: true }]];
    expect(turnsOf(`for fold, (train, test) in enumerate(KFold(2).split(X), 1):\n${body}`)).toEqual(folds);
    expect(turnsOf(`splits = list(StratifiedKFold(n_splits=2, shuffle=True).split(X, y))\nfor train, test in splits:\n${body}`)).toEqual(folds);
  });

  it('says what its turn is about, of each loop around it', () => {
    const text = 'for rate in [0.1, 0.01]:\n    for train, test in KFold(2).split(X):\n        build(rate).fit(X[train], y[train])\n';
    expect(turnsOf(text).map((turns) => turns?.map(({ turn, variable }) => variable?.value ?? turn))).toEqual([[0.1, 1], [0.1, 2], [0.01, 1], [0.01, 2]]);
    const named = 'for name, rate in {"slow": 0.01, "fast": 1.0}.items():\n    build(rate).fit(X, y)\n';
    expect(turnsOf(named).map((turns) => turns?.[0]?.variable)).toEqual([{ name: 'name', value: 'slow' }, { name: 'name', value: 'fast' }]);
  });

  it('is numbered where the loop only counts', () => {
    expect(turnsOf('for i in range(2):\n    build().fit(X, y)\n')).toEqual([[{ turn: 1, of: 2 }], [{ turn: 2, of: 2 }]]);
    expect(turnsOf('build().fit(X, y)\n')).toEqual([undefined]);
  });

  it('is told from others where only a run tells how often the loop turns', () => {
    const isOpen = (text: string): boolean[] => fitsOf(text).map(({ openLoop }) => openLoop !== undefined);
    expect(isOpen('import sys\nfor i in range(int(sys.argv[1])):\n    build().fit(X, y)\nbuild().fit(X, y)\n')).toEqual([true, false]);
    expect(isOpen('model = build()\nwhile model.evaluate(X, y)[0] > 0.1:\n    model.fit(X, y)\n')).toEqual([true]);
    expect(isOpen('for i in range(2):\n    build().fit(X, y)\n')).toEqual([false, false]);
  });

  it('knows nothing of its data where the number of folds is not known', () => {
    const [fit] = fitsOf('for train, test in KFold(n_splits=int(input())).split(X):\n    build().fit(X[train], y[train])\n');
    expect(isUnknown(fit!.x)).toBe(true);
  });
});
