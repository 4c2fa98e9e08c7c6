/** A file that puts a new head on a trained base, for the examples of rules. */
export function transfer({ base = 'Xception', before = 'base.trainable = False\n', call = 'base(inputs, training=False)', rate = '0.001', after = '' }): string {
  return `
from tensorflow import keras
from mine import pictures

base = keras.applications.${base}(weights="imagenet", include_top=False, input_shape=(150, 150, 3))
${before}inputs = keras.Input((150, 150, 3))
x = ${call}
x = keras.layers.GlobalAveragePooling2D()(x)
outputs = keras.layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(${rate}))
model.fit(pictures, epochs=4)
${after}`;
}
