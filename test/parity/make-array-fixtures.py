"""Writes fixtures/arrays.json: programs that prepare data, and what numpy and scikit-learn make of them in `x`.

    /opt/oracle/bin/python test/parity/make-array-fixtures.py

Two programs need pandas, too.
"""

import json
import pathlib

import numpy as np

IMPORTS = """
import numpy as np
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.datasets import make_blobs, make_moons, make_regression, load_iris, load_digits, load_diabetes
from sklearn.model_selection import KFold, StratifiedKFold, TimeSeriesSplit, train_test_split
from sklearn.preprocessing import (LabelBinarizer, LabelEncoder, MaxAbsScaler, MinMaxScaler, OneHotEncoder, PowerTransformer,
                                   QuantileTransformer, RobustScaler, StandardScaler, maxabs_scale, minmax_scale, robust_scale, scale)
from sklearn.utils import shuffle
"""

PROGRAMS = """
a = MinMaxScaler().fit_transform(np.arange(1500.0).reshape(-1, 1) ** 2)
windows = []
for i in range(60, 1500):
    windows.append(a[i-60:i, 0])
x = np.array(windows)[::400, ::30]

np.random.seed(3)
a, b = shuffle(np.arange(24.0).reshape(8, 3), np.arange(8), random_state=4)
c = shuffle(np.arange(8))
x = np.column_stack([a, b, c, np.random.rand(8)])

a = np.array([[3.0, 1.0, 10.0], [1.0, 2.0, 30.0], [2.0, 1.0, 20.0], [1.0, 7.0, 25.0]])
x = np.concatenate([scale(a), minmax_scale(a, feature_range=(-1, 1)), maxabs_scale(a), robust_scale(a), scale(a, with_std=False)])

a = np.array([[3.0, 1.0, 10.0, 0.5], [1.0, 2.0, 30.0, 0.25], [2.0, 1.0, 20.0, 4.0], [1.0, 7.0, 20.0, 0.0]])
encode = ColumnTransformer([("classes", OneHotEncoder(), [1]), ("scale", StandardScaler(), [3, 2])], remainder="passthrough")
x = np.array(encode.fit_transform(a))[:, 1:]

a = np.array([[3.0, 1.0, 10.0], [1.0, 2.0, 30.0], [2.0, 1.0, 20.0], [1.0, 7.0, 20.0]])
prepare = make_column_transformer((OneHotEncoder(handle_unknown="ignore", sparse_output=False), [0, 1]), ("passthrough", [2]))
prepare.fit(a[:3])
x = prepare.transform(np.array([[1.0, 7.0, 5.0], [9.0, 2.0, 6.0]]))

a = np.array([[3.0, 1.0], [1.0, 2.0], [2.0, 1.0]])
x = OneHotEncoder(drop="first").fit_transform(a).toarray()

a = np.arange(12.0).reshape(3, 4)
a[:, 2] = [5, 6, 7]
a[:, 1] = a[:, 1] * 2
x = np.concatenate([a[:, 1:3], a[:, -1:], a[:, :1]], axis=1)

x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])

x = np.array([[1.5, 2], [3, 4]], dtype="float32") ** 2

x = np.linspace(-1, 1, 7).reshape(-1, 1)

x = np.arange(10, 0, -3)

x = np.diff(np.sin(np.arange(7)))

a = np.arange(12.0).reshape(3, 4) ** 2
x = np.concatenate([np.diff(a, axis=0), np.roll(a, 1, axis=0)[:2], np.roll(a, -6, axis=1)[1:]])

x = np.roll(np.arange(5), 2)

x = np.stack([np.roll(np.array([1.5, 2.5, 4.0]), -1), np.roll(np.array([1.5, 2.5, 4.0]), 9)])

t = np.linspace(0, 2 * np.pi, 9)
x = np.column_stack([np.sin(t), np.cos(t)])

t = np.linspace(0, 3, 5, endpoint=False)
x = np.stack([t, t ** 2, np.sqrt(t)], axis=-1)

np.random.seed(42)
a = np.random.rand(4, 3)
b = np.random.randn(5)
x = np.random.randint(0, 7, size=(2, 3))

np.random.seed(0)
x = 2 * np.random.rand(6, 1)
x = 4 + 3 * x + np.random.randn(6, 1)

np.random.seed(3)
x = np.random.permutation(8)

np.random.seed(5)
x = np.arange(12).reshape(6, 2)
np.random.shuffle(x)

state = np.random.RandomState(7)
a = state.uniform(-1, 1, (3, 2))
x = state.normal(10, 2, size=(3, 2))

np.random.seed(1)
a, b = train_test_split(np.arange(20), test_size=0.25)
x = np.random.rand(3)

x, y = make_moons(n_samples=20, noise=0.1, random_state=4)
x = np.hstack([x, y.reshape(-1, 1)])

X, y = make_blobs(n_samples=30, centers=3, random_state=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42, stratify=y)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
x = scaler.transform(X_test)

X, y = make_regression(n_samples=12, n_features=3, noise=2, random_state=2)
x = MinMaxScaler(feature_range=(-1, 1)).fit_transform(X)

x = MaxAbsScaler().fit_transform(np.array([[1.0, -4], [2, 2], [0, 0]]))

x = StandardScaler(with_std=False).fit_transform(np.array([[1.0, 5], [2, 5]]))

x = StandardScaler().fit_transform(np.array([[1.0, 5], [2, 5]]))

x = LabelEncoder().fit_transform(np.array([5, 3, 9, 3]))

data = np.arange(24).reshape(4, 6)
x = data[data[:, 0] > 6][:, 1:4]

data = np.arange(10)
data[data == 3] = 0
data[data > 7] -= 5
x = data

data = np.arange(12).reshape(3, 4)
x = np.where(data % 2 == 0, data, -1)

data = np.arange(12).reshape(3, 4)
x = data[::-1, ::2]

data = np.arange(24).reshape(2, 3, 4)
x = data.transpose(2, 0, 1)

data = np.arange(24).reshape(2, 3, 4)
x = np.swapaxes(data, 0, -1)

data = np.arange(6).reshape(3, 2)
x = data.T

a = np.zeros((2, 3))
b = np.ones((1, 3)) * 4
x = np.concatenate([a, b, np.full((2, 3), 7)])

x = np.append(np.zeros(3), np.ones(2))

x = np.vstack([np.arange(3), np.arange(3) + 10])

x = np.repeat(np.array([1, 2, 3]), 2)

x = np.tile(np.array([1, 2, 3]), 2)

x = np.exp(-np.abs(np.arange(-3, 4)) / 2) * np.tanh(1.0)

data = np.arange(12.0).reshape(3, 4)
x = (data - data.min(axis=0)) / (data.max(axis=0) - data.min(axis=0))

data = np.arange(12.0).reshape(3, 4)
x = data / data.sum(axis=1, keepdims=True) + data.var(axis=0)

data = np.arange(6)
x = data[np.array([5, 0, -1])]

a = np.array([True, False, True])
b = np.array([True, True, False])
x = (~a | b).astype("int32")

data = np.arange(-5, 5)
x = data // 3 * 10 + data % 3

x = np.round(np.maximum(np.array([0.5, 1.5, -2.5]), -2))

iris = load_iris()
x = iris.data[iris.target == 2][:5]

series = np.sin(np.arange(0, 60) * 0.3)
x = []
for i in range(len(series) - 10):
    x.append(series[i:i + 10])
x = np.array(x)

series = np.arange(40.0) / 7
X, y = [], []
for i in range(5, len(series), 3):
    X.append(series[i - 5:i])
    y.append(series[i])
x = np.array(y)

data = np.arange(60).reshape(20, 3).astype("float32")
x = np.array([data[i:i + 4, 1:] for i in range(len(data) - 4)]).reshape(-1, 8)

data = np.arange(60).reshape(20, 3)
def windows(data, look_back=1):
    X, Y = [], []
    for i in range(len(data) - look_back - 1):
        a = data[i:(i + look_back), 0]
        X.append(a)
        Y.append(data[i + look_back, 0])
    return np.array(X), np.array(Y)
X, Y = windows(data / 2, 3)
x = np.concatenate([X, Y.reshape(-1, 1)], axis=1)

series = np.arange(30) ** 2
x = np.array([series[i:i + 3] for i in range(20, 0, -2)])

series = np.arange(0, 100) * 0.5
X, y = [], []
for i in range(len(series) - 3):
    X.append(series[i:i + 3])
    y.append(series[i + 3])
X, y = np.array(X), np.array(y, dtype="float32")
x = np.concatenate([X, y[:, None]], axis=1)

data = np.arange(300).reshape(100, 3)
rows = []
for end in range(80, 10, -1):
    begin = end - 2
    row = data[begin:end, :2]
    rows.append(row)
x = np.array(rows)[:, 1]

series = np.arange(9)
x = np.array([series[i * i:i * i + 2] for i in range(3)])

parts = []
for train, test in KFold(n_splits=4, shuffle=True, random_state=0).split(np.zeros((23, 2))):
    parts.append(test)
    parts.append(train)
x = np.concatenate(parts)

data = np.arange(22).reshape(11, 2)
x = np.concatenate([data[test] for _, test in KFold(3).split(data)])

np.random.seed(8)
folds = list(KFold(n_splits=2, shuffle=True).split(np.arange(9)))
x = np.concatenate([folds[0][0], folds[1][0], np.random.permutation(4)])

X, y = load_iris(return_X_y=True)
parts = []
for number, (train, test) in enumerate(StratifiedKFold(n_splits=5, shuffle=True, random_state=42).split(X, y)):
    parts.append(test)
x = np.concatenate(parts)

X, y = make_blobs(n_samples=31, centers=3, random_state=1)
x = np.concatenate([test for train, test in StratifiedKFold(3).split(X, y)])

x = np.concatenate([np.concatenate(pair) for pair in TimeSeriesSplit(n_splits=3).split(np.zeros(14))])

labels = np.array([2, 0, 1, 1])
x = np.zeros((len(labels), 3))
x[np.arange(len(labels)), labels] = 1

def to_one_hot(labels, dimension=4):
    results = np.zeros((len(labels), dimension))
    for i, label in enumerate(labels):
        results[i, label] = 1.
    return results
x = to_one_hot(np.array([3, 0, -1, 2]))

labels = np.array([[1], [0], [2]]).ravel()
x = np.full((3, 3), 0.1)
for i in range(len(labels)):
    x[i][int(labels[i])] = 0.8

x = np.arange(12.0).reshape(3, 4)
x[:, 0] -= x[:, 0].mean()
x[1] = 7
x[-1, 1:3] = np.array([-1, -2])
x[::2, 3] = np.array([50, 60])

x = np.arange(12.0).reshape(4, 3)
mean = x.mean(axis=0)
x -= mean
std = x.std(axis=0)
x /= std
x[:, 1] = np.log(x[:, 1] + 10)

x = np.zeros((4, 2, 2), dtype="int32")
for i in range(4):
    x[i] = i * 2.5
x[0][1] = 9
x[:, -1, 0] = np.arange(4) + 0.7

x = np.zeros((2, 3))
x[...] = 4
x[1, :] += np.array([1, 2, 3])

X, y = load_digits(return_X_y=True)
x = X[-3:] / 16

x = load_diabetes().data[:4]

iris = load_iris()
x = OneHotEncoder().fit_transform(iris.target.reshape(-1, 1)).toarray()[45:55]

encoder = OneHotEncoder(sparse_output=False)
encoder.fit(np.array([[3, 0.5], [1, 2], [7, 0.5]]))
x = encoder.transform(np.array([[7, 2], [1, 0.5]]))

encoder = LabelEncoder()
encoder.fit(np.array([9, 4, 4, 6]))
x = encoder.transform(np.array([6, 6, 9]))

x = LabelBinarizer().fit_transform(np.array([4, 2, 2, 4]))

x = LabelBinarizer().fit_transform(np.array([4, 2, 9]))

import pandas as pd
x = pd.get_dummies(np.array([5, 0, 2, 5])).values

import pandas as pd
y = pd.get_dummies(load_iris().target)
y_train, y_test = train_test_split(y, train_size=0.8, shuffle=True, random_state=66)
x = y_test.to_numpy()

X = np.array([[1.0, 5, -3], [2, 5, 0], [10, 5, 2], [4, 5, 70]])
scaler = RobustScaler()
scaler.fit(X)
x = scaler.transform(X[::-1] + 1)

x = RobustScaler(quantile_range=(10, 95), with_centering=False).fit_transform(load_iris().data)[:6]

X_train, X_test = train_test_split(load_iris().data, random_state=3)
scaler = QuantileTransformer()
X_train = scaler.fit_transform(X_train)
x = np.concatenate([X_train[:20], scaler.transform(X_test)])

X = np.floor(np.random.RandomState(4).normal(size=(200, 2)) * 10) / 10
scaler = QuantileTransformer(n_quantiles=30, subsample=150, random_state=9).fit(X)
x = scaler.transform(np.concatenate([X[:40], X[:5] * 9, np.ones((1, 2))]))

x = np.percentile(np.arange(12.0).reshape(3, 4) ** 2, 30, axis=0)

x = np.quantile(np.array([3.0, -1, 8, 2]), 0.75) + np.median(np.arange(10).reshape(2, 5), axis=1, keepdims=True)

data = load_iris().data
low, high = np.percentile(data, 25, axis=0), np.percentile(data, 75, axis=0)
x = (data[:5] - np.median(data, axis=0)) / (high - low)

x = np.c_[np.linspace(0, 1, 4), np.ones((4, 2)), np.arange(4)]

x = np.r_[np.arange(3), np.array([7.5]), [1, 2]]
"""


def run(program):
    names = {}
    exec(IMPORTS + program, names)
    x = np.asarray(names["x"])
    return {"program": program, "shape": list(x.shape), "values": x.astype(float).ravel().tolist()}


programs = [program.strip() for program in PROGRAMS.strip().split("\n\n")]
fixture = {"imports": IMPORTS.strip(), "programs": [run(program) for program in programs]}
pathlib.Path(__file__).parent.joinpath("fixtures/arrays.json").write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
