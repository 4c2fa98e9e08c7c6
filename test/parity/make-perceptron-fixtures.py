"""Writes what scikit-learn's Perceptron learns from iris, sample after sample in the order of the data: perceptron.json.

    python test/parity/make-perceptron-fixtures.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.linear_model import Perceptron

iris = load_iris()
# One flower of each kind after another, as in a row every kind would be forgotten for the next.
order = np.arange(150).reshape(3, 50).T.ravel()


def run(name, columns, target, epochs, eta0):
    x = iris.data[order][:, columns].astype(np.float32)
    y = target[order]
    weights = []
    for count in range(1, epochs + 1):
        model = Perceptron(max_iter=count, tol=None, shuffle=False, eta0=eta0).fit(x.astype(np.float64), y)
        weights.append({"kernel": model.coef_.T.ravel().tolist(), "bias": model.intercept_.tolist(), "accuracy": model.score(x, y)})
    return {"name": name, "features": len(columns), "classes": int(target.max()) + 1, "learningRate": eta0,
            "x": [round(float(value), 6) for value in x.ravel()], "y": y.tolist(), "epochs": weights}


if __name__ == "__main__":
    cases = [
        run("Iris setosa by its petals, as in the chapter", [2, 3], (iris.target == 0).astype(int), 5, 1.0),
        run("three kinds of iris by all they have", [0, 1, 2, 3], iris.target, 5, 0.1),
    ]
    content = {"madeWith": {"scikit-learn": sklearn.__version__}, "cases": cases}
    (Path(__file__).parent / "fixtures" / "perceptron.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")
