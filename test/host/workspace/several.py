from tensorflow import keras

(X_train_full, y_train_full), _ = keras.datasets.fashion_mnist.load_data()
X_train, y_train = X_train_full[:3200] / 255.0, y_train_full[:3200]

narrow = keras.Sequential([
    keras.layers.Input(shape=[28, 28]),
    keras.layers.Flatten(),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
wide = keras.Sequential([
    keras.layers.Input(shape=[28, 28]),
    keras.layers.Flatten(),
    keras.layers.Dense(60, activation="tanh"),
    keras.layers.Dense(40, activation="tanh"),
    keras.layers.Dense(10, activation="softmax"),
])

narrow.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
narrow.fit(X_train, y_train, epochs=1)
wide.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
wide.fit(X_train, y_train, epochs=2)
