"""A perceptron: one unit that separates two clouds of points, corrected by one sample at a time.

The hinge loss moves the weights by learning rate x label x sample wherever a sample is on the wrong side, or too near the
border; that is Rosenblatt's rule of 1958 with a margin. Points that no line separates (make_moons) defeat it.
"""

from sklearn.datasets import make_blobs
from tensorflow import keras

X, y = make_blobs(n_samples=400, centers=[[-2, -1], [2, 1]], cluster_std=1.0, random_state=42)
labels = 2 * y - 1  # -1 and 1, as the hinge loss takes them
X_train, X_test = X[:300], X[300:]
y_train, y_test = labels[:300], labels[300:]

model = keras.Sequential([
    keras.layers.Input(shape=[2]),
    keras.layers.Dense(1, kernel_initializer="zeros"),
])

model.compile(loss="hinge", optimizer=keras.optimizers.SGD(learning_rate=0.01))
model.fit(X_train, y_train.reshape(-1, 1), epochs=10, batch_size=1, validation_data=(X_test, y_test.reshape(-1, 1)))
