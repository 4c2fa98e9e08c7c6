import { describe, expect, it } from 'vitest';
import { argument, keras, known, modelIn, read, stepIn } from './support.js';

/** What is known of the data that a model is fitted to, of tables of pandas. */
function shapeOf(data: string, ...before: readonly string[]): unknown {
  const lines = ['import numpy as np', 'import pandas as pd', 'df = pd.read_csv("houses.csv")', 'named = pd.read_csv("houses.csv", names=["a", "b", "c", "y"])', ...before];
  return stepIn(read(keras(...lines, 'model = keras.Sequential([layers.Dense(1)])', `model.fit(${data})`)), 'fit').facts?.x?.shape;
}

describe('a table of pandas has the columns that the file names', () => {
  it.each([
    ['df[["a", "b"]].values', [null, 2]],
    ['df[["a", "b"]]', [null, 2]],
    ['df.loc[:, ["a", "b", "c"]].to_numpy()', [null, 3]],
    ['np.expand_dims(df["a"].values, 1)', [null, 1]],
    ['df["a"].values.reshape(-1, 1)', [null, 1]],
    ['df.values', [null, null]],
    ['named.values', [null, 4]],
    ['named.drop("y", axis=1).values', [null, 3]],
    ['named.drop(columns=["a", "y"]).dropna().values', [null, 2]],
    ['named[named.a > 3].sample(frac=0.8).values', [null, 4]],
    ['((named - named.mean()) / named.std()).values', [null, 4]],
    ['StandardScaler().fit_transform(named)', [null, 4]],
    ['train_test_split(named, test_size=0.2)[0].values', [null, 4]],
    ['pd.DataFrame({"a": [1], "b": [2]}).values', [null, 2]],
  ])('%s', (data, shape) => {
    expect(shapeOf(data, 'from sklearn.preprocessing import StandardScaler', 'from sklearn.model_selection import train_test_split')).toEqual(shape);
  });

  it('also when one is taken out, or added', () => {
    expect(shapeOf('named.values', 'labels = named.pop("y")')).toEqual([null, 3]);
    expect(shapeOf('named.values', 'named["z"] = named["a"] * 2', 'named["a"] = 0')).toEqual([null, 5]);
    expect(shapeOf('named.values', 'named.drop("y", axis=1, inplace=True)')).toEqual([null, 3]);
  });

  it('but nothing is known of a list of what a function makes of a column, such as pictures', () => {
    expect(shapeOf('np.asarray(df["picture"].tolist()) / 255', 'df["picture"] = df["path"].map(lambda path: np.asarray(opened(path)))')).toBeUndefined();
  });

  it.each([
    ['one that becomes the index', 'pd.read_csv("a.csv", names=["a", "b"], index_col="a").values'],
    ['an index that becomes one', 'named.reset_index().values'],
    ['indicators', 'pd.get_dummies(named).values'],
  ])('but not with %s', (_name, data) => {
    expect(shapeOf(data)).toEqual([null, null]);
  });

  it('and not for a column that is no array yet', () => {
    const reading = read(keras('import pandas as pd', 'df = pd.read_csv("a.csv")', 'model = keras.Sequential([layers.Dense(1)])', 'model.fit(df["a"], df["y"])'));
    expect(modelIn(reading).inputs.map(({ shape }) => known(shape))).toEqual([expect.stringContaining('no input shape')]);
  });

  it('whose number a layer may take', () => {
    const text = keras('import pandas as pd', 'features = ["a", "b", "c"]', 'df = pd.read_csv("a.csv")', 'X = df[features]', 'model = keras.Sequential([layers.Dense(X.shape[1]), layers.Dense(len(X.columns))])');
    expect(argument(modelIn(read(text)), 'units')).toEqual([3, 3]);
  });

  it('and are no dictionary that is known, as one', () => {
    const text = keras('import pandas as pd', 'd = dict(pd.read_csv("a.csv"))', 'model = keras.Sequential([layers.Dense(4)])', 'for name in d:', '    model.add(layers.Dense(2))');
    expect(read(text).plan.unknowns).not.toEqual([]);
  });
});
