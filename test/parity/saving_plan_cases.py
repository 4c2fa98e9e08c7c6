"""Programs that save models and weights and load them again, for plan_cases.py."""

FIT = "X, y, batch_size=8, shuffle=False"
WATCHED = f"{FIT}, validation_data=(X_test, y_test)"

SAVING_CASES = {
    "the best weights come back, with the optimizer of then": f"""
model = net()
model.compile(loss=loss, optimizer=sgd(0.4), metrics=["accuracy"])
best = keras.callbacks.ModelCheckpoint("best.weights.h5", save_best_only=True, save_weights_only=True)
model.fit({WATCHED}, epochs=6, callbacks=[best])
model.load_weights("best.weights.h5")
model.evaluate(X_test, y_test)
model.fit({FIT}, epochs=1)
""",
    "the best model is loaded, compiled as it was": f"""
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.Adam(0.05), metrics=["accuracy"])
model.fit({WATCHED}, epochs=6, callbacks=[keras.callbacks.ModelCheckpoint("models/best.keras", save_best_only=True)])
best = keras.models.load_model("models/best.keras")
best.evaluate(X_test, y_test)
best.fit({FIT}, epochs=2)
best.evaluate(X_test, y_test)
model.evaluate(X_test, y_test)
""",
    "a model is saved, and loaded after it has changed": f"""
model = net()
model.compile(loss=loss, optimizer=sgd(0.1))
model.fit({FIT}, epochs=2)
model.save("early.keras")
model.compile(loss=loss, optimizer=keras.optimizers.Adam(0.01), metrics=["accuracy"])
model.fit({FIT}, epochs=2)
keras.models.save_model(model, "late.keras")
early = keras.saving.load_model("early.keras")
early.evaluate(X_test, y_test)
early.fit({FIT}, epochs=1)
late = keras.models.load_model("late.keras")
late.evaluate(X_test, y_test)
""",
    "weights are loaded into another model, whose optimizer is new": f"""
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.Adam(0.02))
model.fit({FIT}, epochs=2)
model.save_weights("some.weights.h5")
other = net()
other.compile(loss=loss, optimizer=keras.optimizers.Adam(0.02), metrics=["accuracy"])
other.load_weights("some.weights.h5")
other.evaluate(X_test, y_test)
other.fit({FIT}, epochs=2)
""",
    "an optimizer that remembers nothing takes rate and steps over": f"""
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.SGD(0.3))
model.fit({FIT}, epochs=2)
model.save_weights("plain.weights.h5")
other = net()
other.compile(loss=loss, optimizer=keras.optimizers.SGD(0.01), metrics=["accuracy"])
other.load_weights("plain.weights.h5")
other.fit({FIT}, epochs=1)
""",
    "weights come from an archive, and an optimizer that does not fit stays": f"""
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.Adam(0.02))
model.fit({FIT}, epochs=2)
model.save("adam.keras")
other = net()
other.compile(loss=loss, optimizer=sgd(0.1))
other.fit({FIT}, epochs=1)
other.load_weights("adam.keras")
other.fit({FIT}, epochs=1)
""",
    "a model is loaded without its compilation": f"""
model = net()
model.compile(loss=loss, optimizer=sgd(0.2))
model.fit({FIT}, epochs=2)
model.save("model.keras")
bare = keras.models.load_model("model.keras", compile=False)
bare.compile(loss=loss, optimizer=keras.optimizers.Adam(0.01), metrics=["accuracy"])
bare.fit({FIT}, epochs=1)
bare.evaluate(X_test, y_test)
""",
    "layers of a loaded model are frozen in another": f"""
model = net()
model.compile(loss=loss, optimizer=sgd(0.2))
model.fit({FIT}, epochs=2)
model.save("base.keras")
base = keras.models.load_model("base.keras")
head = keras.Sequential([*base.layers[:-1], layers.Dense(3, activation="softmax")])
head.build((None, 6))
for layer in head.layers[:-1]:
    layer.trainable = False
head.compile(loss=loss, optimizer=sgd(0.1), metrics=["accuracy"])
head.fit({FIT}, epochs=2)
head.evaluate(X_test, y_test)
base.evaluate(X_test, y_test)
""",
    "a schedule goes on where the model was saved": f"""
rate = keras.optimizers.schedules.ExponentialDecay(0.01, decay_steps=5, decay_rate=0.5)
model = net()
model.compile(loss=loss, optimizer=keras.optimizers.RMSprop(rate, momentum=0.5))
model.fit({FIT}, epochs=2)
model.save("scheduled.keras")
loaded = keras.models.load_model("scheduled.keras")
loaded.fit({FIT}, epochs=2)
""",
    "a model of frozen and moving parts is saved": f"""
inputs = keras.Input((6,))
hidden = layers.Dense(8, activation="relu", trainable=False)(inputs)
hidden = layers.BatchNormalization()(hidden)
outputs = layers.Dense(3, activation="softmax")(layers.Concatenate()([hidden, inputs]))
model = keras.Model(inputs, outputs)
model.compile(loss=loss, optimizer=keras.optimizers.Adam(0.02), metrics=["accuracy"])
model.fit({FIT}, epochs=2)
model.save("functional.keras")
loaded = keras.models.load_model("functional.keras")
loaded.fit({FIT}, epochs=2)
loaded.evaluate(X_test, y_test)
""",
    "each epoch is saved, and one of them loaded": f"""
model = net()
model.compile(loss=loss, optimizer=sgd(0.4), metrics=["accuracy"])
model.fit({WATCHED}, epochs=4, callbacks=[keras.callbacks.ModelCheckpoint("epoch-{{epoch:02d}}.weights.h5", save_weights_only=True)])
model.load_weights("epoch-02.weights.h5")
model.evaluate(X_test, y_test)
model.save_weights("again/epoch-02.weights.h5")
model.fit({FIT}, epochs=1)
model.load_weights("again/epoch-02.weights.h5")
model.evaluate(X_test, y_test)
""",
    "the file assigns the rate between fits": f"""
model = net()
model.compile(loss=loss, optimizer=sgd(0.2))
model.fit({FIT}, epochs=1)
model.optimizer.learning_rate.assign(0.05)
model.fit({FIT}, epochs=1)
model.optimizer.learning_rate.assign(model.optimizer.learning_rate * 8)
model.fit({FIT}, epochs=1)
model.optimizer.learning_rate.assign(float(model.optimizer.learning_rate.numpy()) * 0.1)
model.fit({FIT}, epochs=1)
""",
}
