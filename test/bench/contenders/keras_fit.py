"""Keras's fit on a task: python keras_fit.py FOLDER."""

import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import tensorflow

from task import Task, serve

task = Task(sys.argv[1])
model = keras.Sequential([keras.Input(shape=task.sample)])
for layer in task.layers:
    model.add(getattr(keras.layers, layer["class"])(**layer["config"]))
    model.layers[-1].set_weights(task.weights(layer))
optimizer = getattr(keras.optimizers, task.optimizer)(learning_rate=task.learning_rate)
model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])


def run(steps):
    count = steps * task.batch_size
    history = model.fit(task.x[:count], task.y[:count], batch_size=task.batch_size, shuffle=False, verbose=0)
    return [float(loss) for loss in history.history["loss"]]


serve(f"Keras {keras.__version__} on TensorFlow {tensorflow.__version__}", run)
