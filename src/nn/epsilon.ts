/** What keeps quotients and logarithms finite wherever a formula of Keras has no number of its own: `keras.config.epsilon()`. */
export const EPSILON = 1e-7;
