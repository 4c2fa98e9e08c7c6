from tensorflow import keras

(X_train_full, y_train_full), _ = keras.datasets.fashion_mnist.load_data()
X_train, y_train = X_train_full[:3200] / 255.0, y_train_full[:3200]

model = keras.Sequential([keras.layers.Input(shape=[28, 28]), keras.layers.Flatten()])
for _ in range(12):
    model.add(keras.layers.Dense(20, activation="sigmoid"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=0.01))
model.fit(X_train, y_train, epochs=2)
