"""Programs of several fits, for make-plan-fixtures.py. The reader reads them as they are."""

from saving_plan_cases import SAVING_CASES

PROLOGUE = """
import math
import keras
from keras import layers

(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()
loss = "sparse_categorical_crossentropy"

def net():
    return keras.Sequential([
        keras.Input(shape=(6,)),
        layers.Dense(8, activation="tanh"),
        layers.Dense(5, activation="tanh"),
        layers.Dense(3, activation="softmax"),
    ])

def sgd(rate):
    return keras.optimizers.SGD(learning_rate=rate, momentum=0.9)
"""

CASES = {
    "fits go on": """
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.Adam(learning_rate=0.01), metrics=["accuracy"])
model.fit(X, y, batch_size=8, epochs=2, shuffle=False, validation_split=0.25)
model.fit(X, y, batch_size=8, epochs=5, initial_epoch=2, shuffle=False)
model.evaluate(X_test, y_test)
""",
    "compile begins anew": """
model = net()
model.compile(loss=loss, optimizer="adam", metrics=["accuracy"])
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
model.compile(loss=loss, optimizer="adam", metrics=["accuracy"])
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
""",
    "one optimizer for two compiles goes on": """
model = net()
optimizer = sgd(0.1)
model.compile(loss=loss, optimizer=optimizer)
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
model.compile(loss=loss, optimizer=optimizer, metrics=["accuracy"])
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
""",
    "layers are reused, frozen, then unfrozen": """
model_a = keras.Sequential([
    keras.Input(shape=(6,)),
    layers.Dense(8, activation="relu"),
    layers.BatchNormalization(),
    layers.Dense(5, activation="relu"),
    layers.Dense(3, activation="softmax"),
])
model_a.compile(loss=loss, optimizer=sgd(0.1), metrics=["accuracy"])
model_a.fit(X, y, batch_size=8, epochs=3, shuffle=False, validation_data=(X_test, y_test))
model_a.evaluate(X_test, y_test)
model_b = keras.Sequential(model_a.layers[:-1])
model_b.add(layers.Dense(3, activation="softmax"))
model_b.build((None, 6))
for layer in model_b.layers[:-1]:
    layer.trainable = False
model_b.compile(loss=loss, optimizer=sgd(0.1), metrics=["accuracy"])
model_b.fit(X, y, batch_size=8, epochs=2, shuffle=False)
for layer in model_b.layers[:-1]:
    layer.trainable = True
model_b.compile(loss=loss, optimizer=sgd(0.01), metrics=["accuracy"])
model_b.fit(X, y, batch_size=8, epochs=3, shuffle=False, validation_data=(X_test, y_test))
model_b.evaluate(X_test, y_test)
model_a.evaluate(X_test, y_test)
""",
    "a clone is given the weights and changes alone": """
model_a = net()
model_a.compile(loss=loss, optimizer=sgd(0.1))
model_a.fit(X, y, batch_size=8, epochs=2, shuffle=False)
clone = keras.models.clone_model(model_a)
clone.set_weights(model_a.get_weights())
model_b = keras.Sequential(clone.layers[:-1])
model_b.add(layers.Dense(3, activation="softmax"))
model_b.build((None, 6))
model_b.compile(loss=loss, optimizer=sgd(0.1))
model_b.fit(X, y, batch_size=8, epochs=2, shuffle=False)
model_b.evaluate(X_test, y_test)
""",
    "a clone begins anew": """
model = net()
model.compile(loss=loss, optimizer=sgd(0.1))
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
clone = keras.models.clone_model(model)
clone.compile(loss=loss, optimizer=sgd(0.1))
clone.fit(X, y, batch_size=8, epochs=2, shuffle=False)
""",
    "weights are put aside and set again": """
model = net()
model.compile(loss=loss, optimizer=sgd(0.1))
weights = model.get_weights()
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
model.set_weights(weights)
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
""",
    "frozen between compile and fit": """
model = net()
model.compile(loss=loss, optimizer=sgd(0.1))
model.layers[0].trainable = False
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
""",
    "frozen after a fit without another compile": """
model = net()
model.compile(loss=loss, optimizer=sgd(0.1))
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
model.layers[0].trainable = False
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
""",
    "a model inside another is frozen": """
base = keras.Sequential([keras.Input(shape=(6,)), layers.Dense(8, activation="tanh"), layers.Dense(5, activation="tanh")])
base.trainable = False
model = keras.Sequential([keras.Input(shape=(6,)), base, layers.Dense(3, activation="softmax")])
model.compile(loss=loss, optimizer=sgd(0.1))
model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
base.trainable = True
model.compile(loss=loss, optimizer=sgd(0.01))
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
""",
    "models share a layer and take turns": """
shared = layers.Dense(8, activation="tanh")
one = keras.Sequential([keras.Input(shape=(6,)), shared, layers.Dense(3, activation="softmax")])
other = keras.Sequential([keras.Input(shape=(6,)), shared, layers.Dense(3, activation="softmax")])
one.compile(loss=loss, optimizer=keras.optimizers.Adam(0.01))
other.compile(loss=loss, optimizer=keras.optimizers.Adam(0.01))
one.fit(X, y, batch_size=8, epochs=1, shuffle=False)
other.fit(X, y, batch_size=8, epochs=1, shuffle=False)
one.fit(X, y, batch_size=8, epochs=1, shuffle=False)
""",
    "epochs of a few batches": """
model = net()
model.compile(loss=loss, optimizer=sgd(0.1), metrics=["accuracy"])
model.fit(X, y, batch_size=8, epochs=5, steps_per_epoch=4, shuffle=False, validation_data=(X_test, y_test), validation_batch_size=3, validation_steps=2)
model.fit(X, y, batch_size=8, epochs=2, steps_per_epoch=9, shuffle=False, validation_split=0.5, validation_batch_size=5)
""",
    "a schedule goes on": """
rate = keras.optimizers.schedules.ExponentialDecay(0.2, decay_steps=5, decay_rate=0.5)
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.SGD(rate))
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
model.compile(loss=loss, optimizer=keras.optimizers.SGD(rate))
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
""",
    "a lowered rate stays": """
model = net()
model.compile(loss=loss, optimizer=sgd(0.4))
model.fit(X, y, batch_size=8, epochs=6, shuffle=False, validation_data=(X_test, y_test), callbacks=[keras.callbacks.ReduceLROnPlateau(patience=1, factor=0.3)])
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
""",
    "rates by epoch": """
def rate_of(epoch, rate):
    if epoch < 2:
        return rate
    return rate * math.exp(-0.5)

def decayed(initial, epochs):
    def rate_of(epoch):
        return initial * 0.1 ** (epoch / epochs)
    return rate_of

model = net()
model.compile(loss=loss, optimizer=sgd(0.2))
model.fit(X, y, batch_size=8, epochs=4, shuffle=False, callbacks=[keras.callbacks.LearningRateScheduler(rate_of)])
model.fit(X, y, batch_size=8, epochs=3, shuffle=False, callbacks=[keras.callbacks.LearningRateScheduler(decayed(0.1, 5))])
model.fit(X, y, batch_size=8, epochs=4, initial_epoch=2, shuffle=False, callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch: [0.05, 0.04, 0.03, 0.02][epoch])])
""",
    "the best is saved": """
model = net()
model.compile(loss=loss, optimizer=sgd(0.4), metrics=["accuracy"])
best = keras.callbacks.ModelCheckpoint("best.weights.h5", save_best_only=True, save_weights_only=True)
each = keras.callbacks.ModelCheckpoint("{epoch:02d}-{val_loss:.2f}.keras", monitor="val_accuracy")
few = keras.callbacks.ModelCheckpoint("steps-{epoch}-{batch:03d}.keras", save_freq=7)
model.fit(X, y, batch_size=8, epochs=4, shuffle=False, validation_data=(X_test, y_test), callbacks=[best, each, few])
""",
}
CASES["the file sets the rate between fits"] = """
optimizer = sgd(0.2)
model = net()
model.compile(loss=loss, optimizer=optimizer)
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
optimizer.learning_rate = 0.02
model.fit(X, y, batch_size=8, epochs=2, shuffle=False, callbacks=[keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=0, min_delta=10.0, factor=0.5)])
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
model.optimizer.learning_rate = 0.03
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
"""

CASES["every schedule trains"] = """
schedules = keras.optimizers.schedules
model = net()
for rate in [
    schedules.InverseTimeDecay(0.2, decay_steps=5, decay_rate=1.0),
    schedules.ExponentialDecay(0.2, decay_steps=5, decay_rate=0.1),
    schedules.PiecewiseConstantDecay([3, 5], [0.2, 0.1, 0.05]),
    schedules.PolynomialDecay(0.2, decay_steps=5, end_learning_rate=0.01, power=2.0),
    schedules.CosineDecay(0.2, decay_steps=5),
    schedules.CosineDecay(0.0, decay_steps=4, warmup_target=0.2, warmup_steps=3),
    schedules.CosineDecayRestarts(0.2, first_decay_steps=3),
]:
    model.compile(loss=loss, optimizer=keras.optimizers.SGD(rate, momentum=0.9))
    model.fit(X, y, batch_size=8, epochs=2, shuffle=False)
"""

CASES["rates by step, of classes of the file"] = """
class OneCycleScheduler(keras.callbacks.Callback):
    def __init__(self, iterations, max_lr=1e-3, start_lr=None, last_iterations=None, last_lr=None):
        super().__init__()
        self.iterations, self.max_lr = iterations, max_lr
        self.start_lr = start_lr or max_lr / 10
        self.last_iterations = last_iterations or iterations // 10 + 1
        self.half_iteration = (iterations - self.last_iterations) // 2
        self.last_lr = last_lr or self.start_lr / 1000
        self.iteration = 0

    def _between(self, first, last, from_lr, to_lr):
        return (to_lr - from_lr) * (self.iteration - first) / (last - first) + from_lr

    def on_batch_begin(self, batch, logs):
        half = self.half_iteration
        if self.iteration < half:
            lr = self._between(0, half, self.start_lr, self.max_lr)
        elif self.iteration < 2 * half:
            lr = self._between(half, 2 * half, self.max_lr, self.start_lr)
        else:
            lr = self._between(2 * half, self.iterations, self.start_lr, self.last_lr)
        self.iteration += 1
        self.model.optimizer.learning_rate = lr

class ExponentialDecay(keras.callbacks.Callback):
    def __init__(self, n_steps=40_000):
        super().__init__()
        self.n_steps = n_steps

    def on_batch_begin(self, batch, logs=None):
        lr = float(self.model.optimizer.learning_rate)
        self.model.optimizer.learning_rate = lr * 0.1 ** (1 / self.n_steps)

class ExponentialLearningRate(keras.callbacks.Callback):
    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def on_batch_end(self, batch, logs=None):
        self.model.optimizer.learning_rate = self.model.optimizer.learning_rate * self.factor

model = net()
model.compile(loss=loss, optimizer=sgd(0.01))
model.fit(X, y, batch_size=8, epochs=4, shuffle=False, callbacks=[OneCycleScheduler(24, max_lr=0.2)])
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
model.compile(loss=loss, optimizer=sgd(0.2))
model.fit(X, y, batch_size=8, epochs=2, shuffle=False, callbacks=[ExponentialDecay(n_steps=12)])
model.compile(loss=loss, optimizer=sgd(0.01))
model.fit(X, y, batch_size=8, epochs=2, shuffle=False, callbacks=[ExponentialLearningRate(1.1)])
"""

CASES["averages take the place of weights after each fit"] = """
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.Adam(0.02, use_ema=True, ema_momentum=0.8), metrics=["accuracy"])
model.fit(X, y, batch_size=8, epochs=2, shuffle=False, validation_data=(X_test, y_test))
model.evaluate(X_test, y_test)
model.fit(X, y, batch_size=8, epochs=1, shuffle=False)
model.evaluate(X_test, y_test)
"""

CASES["averages that are taken every few steps, and at the end"] = """
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.SGD(0.1, momentum=0.9, use_ema=True, ema_momentum=0.6, ema_overwrite_frequency=4))
model.fit(X, y, batch_size=8, epochs=3, shuffle=False, callbacks=[keras.callbacks.EarlyStopping(monitor="loss", patience=5, restore_best_weights=True)])
model.evaluate(X_test, y_test)
"""

CASES["metrics that count, their names, and an early end by one of them"] = """
# To a metric of positives, every class but 0 is one.
def classifier():
    return keras.Sequential([keras.Input(shape=(6,)), layers.Dense(8, activation="tanh"), layers.Dense(1, activation="sigmoid")])

first = classifier()
first.compile(loss="mse", optimizer=sgd(0.1), metrics=["mae", keras.metrics.Precision(), keras.metrics.Recall(name="recall_of_ones"), keras.metrics.AUC(), "AUC"])
first.fit(X, y, batch_size=8, epochs=3, shuffle=False, validation_data=(X_test, y_test))
first.evaluate(X_test, y_test)
second = classifier()
second.compile(loss="mse", optimizer=sgd(0.1), metrics=[keras.metrics.AUC(curve="PR"), "precision", keras.metrics.TruePositives(thresholds=0.3)])
second.fit(X, y, batch_size=8, epochs=12, shuffle=False, validation_data=(X_test, y_test),
           callbacks=[keras.callbacks.EarlyStopping(monitor="val_auc_2", mode="max", patience=2, restore_best_weights=True)])
second.evaluate(X_test, y_test, batch_size=7)
"""

CASES["layers of classes of the file that compute as Keras's do"] = """
class Hidden(layers.Dense):
    def __init__(self, units, **options):
        super().__init__(units, activation="tanh", **options)

class NeverDrops(layers.Dropout):
    def call(self, inputs):
        return super().call(inputs)

class Averages(layers.BatchNormalization):
    def call(self, inputs, training=None):
        return super().call(inputs, training=training)

class Predicts(layers.BatchNormalization):
    def call(self, inputs, training=None):
        return super().call(inputs, training=False)

model = keras.Sequential([
    keras.Input(shape=(6,)), Hidden(8), NeverDrops(0.9), Averages(), Hidden(5), Predicts(), layers.Dense(3, activation="softmax"),
])
model.compile(loss=loss, optimizer=sgd(0.1), metrics=["accuracy"])
model.fit(X, y, batch_size=8, epochs=3, shuffle=False, validation_data=(X_test, y_test))
model.evaluate(X_test, y_test, batch_size=10)
"""

CASES.update(SAVING_CASES)
