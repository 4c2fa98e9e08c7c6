"""Writes what fit() of Keras does with callbacks that a file writes itself: fixtures/written-callbacks.json.

    KERAS_BACKEND=tensorflow python test/parity/make-written-callback-fixtures.py
"""

import json
import os
import runpy
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402

HERE = Path(__file__).parent
shared = runpy.run_path(str(HERE / "make-callback-fixtures.py"))

IMPORTS = """import numpy as np
import tensorflow as tf
from tensorflow import keras
"""

CASES = [
    {"name": "ends at an accuracy", "make": "myCallback()", "code": """
GOAL = 0.37

class myCallback(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs={}):
        if (logs.get('accuracy') > GOAL):
            print("\\nReached the goal so cancelling training!")
            self.model.stop_training = True
"""},
    {"name": "asks first whether it is logged", "make": "Guarded('val_accuracy', 0.35)", "code": """
class Guarded(keras.callbacks.Callback):
    def __init__(self, monitor='val_loss', goal=0.5):
        super().__init__()
        self.monitor, self.goal = monitor, goal
        self.history = []

    def on_epoch_end(self, epoch, logs=None):
        logs = logs or {}
        self.history.append(logs.get('loss'))
        if logs.get('lr') is not None and logs['lr'] < 1:
            self.model.stop_training = True
        if 'val_accuracy' in logs and 0.0 < logs['val_accuracy'] >= self.goal and epoch > 2:
            self.model.stop_training = True
"""},
    {"name": "early stopping of the guide", "make": "EarlyStoppingAtMinLoss(patience=3)", "code": """
class EarlyStoppingAtMinLoss(keras.callbacks.Callback):
    def __init__(self, patience=0):
        super().__init__()
        self.patience = patience
        self.best_weights = None

    def on_train_begin(self, logs=None):
        self.wait = 0
        self.stopped_epoch = 0
        self.best = np.inf

    def on_epoch_end(self, epoch, logs=None):
        current = logs.get("val_loss")
        if np.less(current, self.best):
            self.best = current
            self.wait = 0
            self.best_weights = self.model.get_weights()
        else:
            self.wait += 1
            if self.wait >= self.patience:
                self.stopped_epoch = epoch
                self.model.stop_training = True
                print("Restoring model weights from the end of the best epoch.")
                self.model.set_weights(self.best_weights)

    def on_train_end(self, logs=None):
        if self.stopped_epoch > 0:
            print(f"Epoch {self.stopped_epoch + 1}: early stopping")
"""},
    {"name": "sets the rate before epochs", "epochs": 12, "make": "Steps(every=3)", "code": """
class Steps(keras.callbacks.Callback):
    def __init__(self, every, factor=0.7):
        super().__init__()
        self.every = every
        self.factor = factor

    def on_epoch_begin(self, epoch, logs=None):
        if epoch > 0 and epoch % self.every == 0:
            lr = float(self.model.optimizer.learning_rate)
            self.model.optimizer.learning_rate = lr * self.factor
            print(f"the learning rate was {lr:.3f}")
"""},
    {"name": "sets the rate by what was measured", "epochs": 14, "optimizer": ["SGD", {"learning_rate": 0.1, "momentum": 0.9}], "make": "Bold()", "code": """
class Bold(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.previous = None

    def on_epoch_end(self, epoch, logs=None):
        loss = logs['loss']
        rate = self.model.optimizer.learning_rate
        if self.previous is not None:
            if loss > self.previous or epoch == 5:
                self.model.optimizer.learning_rate.assign(max(float(rate) / 2, 0.01))
            else:
                self.model.optimizer.learning_rate = rate * 1.05
        self.previous = loss
"""},
    {"name": "returns early", "make": "Patient()", "code": """
class Base(keras.callbacks.Callback):
    worse = 0
    limit = 4

    def on_epoch_end(self, epoch, logs=None):
        if epoch < 2:
            return
        self.worse = self.worse + 1 if logs["val_loss"] > 1.2 * logs["loss"] else 0
        if not self.worse < self.limit:
            self.model.stop_training = True

class Patient(Base):
    limit = 2
"""},
    {"name": "functions of a LambdaCallback", "epochs": 5, "make": "keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, logs['loss']), on_train_begin=lambda logs: print('begin'))", "code": ""},
    {"name": "only collects", "epochs": 4, "make": "LossHistory()", "code": """
class LossHistory(keras.callbacks.Callback):
    def on_train_begin(self, logs={}):
        self.losses = []
        self.times = {}

    def on_train_batch_end(self, batch, logs={}):
        self.losses.append(logs.get('loss'))

    def on_epoch_end(self, epoch, logs=None):
        keys = list(logs.keys())
        for key in keys:
            print("{}: {:.3f}".format(key, logs[key]))
"""},
]


def run(case):
    names = {}
    exec(IMPORTS + case["code"], names)
    keras.callbacks.WrittenForThis = lambda: eval(case["make"], names)
    # Behind the callback of the case, so that it sees the rate of the epoch's steps.
    recorder = shared["Recorder"]()
    keras.callbacks.RecorderBehind = lambda: recorder
    given = {key: value for key, value in case.items() if key not in ("make", "code")}
    result = shared["run"]({**given, "callbacks": [["WrittenForThis", {}], ["RecorderBehind", {}]]})
    return {**result, "callbacks": [], "rates": recorder.rates, "code": IMPORTS + case["code"], "make": case["make"]}


if __name__ == "__main__":
    cases = [run(case) for case in CASES]
    (HERE / "fixtures" / "written-callbacks.json").write_text(json.dumps({"madeWith": {"keras": keras.__version__}, "cases": cases}, separators=(",", ":")) + "\n")
    for case in cases:
        print(case["name"], case["ran"][-1] + 1, "of", case["epochs"], case["steps"], [f"{rate:.6g}" for rate in case["rates"]][-4:])
