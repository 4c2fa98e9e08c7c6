"""Writes fixtures/texts.json: programs that turn texts into numbers, and what Keras makes of them in `x`.

    KERAS_BACKEND=tensorflow /opt/oracle/bin/python test/parity/make-text-fixtures.py
"""

import json
import os
import pathlib

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np  # noqa: E402

IMPORTS = """
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.preprocessing.sequence import pad_sequences
from sklearn.model_selection import train_test_split
texts = ["I love this movie, I really do!", "this film was TERRIBLE", "What a great, great film...", "I hated the movie", "Über\\tcool: an excellent  story", "", "boring and slow, and slow"]
new = ["a slow film", "unheard words, the movie"]
"""

PROGRAMS = """
vectorizer = layers.TextVectorization(output_sequence_length=6)
vectorizer.adapt(texts)
x = vectorizer(texts)

vectorizer = layers.TextVectorization(max_tokens=8, output_mode="int")
vectorizer.adapt(np.array(texts))
x = vectorizer(np.array(new))

vectorizer = layers.TextVectorization(output_mode="multi_hot", max_tokens=12)
vectorizer.adapt(texts)
x = vectorizer(new)

vectorizer = layers.TextVectorization(output_mode="count", max_tokens=60, pad_to_max_tokens=True)
vectorizer.adapt(texts)
x = vectorizer(texts)

vectorizer = layers.TextVectorization(output_mode="tf_idf", ngrams=2)
vectorizer.adapt(texts)
x = vectorizer(texts + new)

vectorizer = layers.TextVectorization(standardize="lower", split="character", output_sequence_length=12)
vectorizer.adapt(texts)
x = vectorizer(new)

vectorizer = layers.TextVectorization(standardize=None, output_sequence_length=5)
vectorizer.adapt(texts)
x = vectorizer(tf.constant(texts))

vectorizer = layers.TextVectorization(vocabulary=["movie", "slow", "film"], output_sequence_length=7)
x = vectorizer(texts)

vectorizer = layers.TextVectorization(vocabulary=["", "[UNK]", "movie", "slow"], output_sequence_length=3, standardize="strip_punctuation")
x = vectorizer([["slow movie"], ["a"]])

vectorizer = layers.TextVectorization(ngrams=(2, 3), output_mode="count")
vectorizer.adapt(texts)
x = np.array([len(vectorizer.get_vocabulary()), vectorizer.vocabulary_size()])

vectorizer = layers.TextVectorization(max_tokens=20, output_sequence_length=4)
train, test = train_test_split(np.array(texts), test_size=2, random_state=3)
vectorizer.adapt(train)
x = vectorizer(test)

tokenizer = Tokenizer()
tokenizer.fit_on_texts(texts)
x = pad_sequences(tokenizer.texts_to_sequences(texts + new), padding="post")

tokenizer = Tokenizer(num_words=6, oov_token="<OOV>")
tokenizer.fit_on_texts(texts)
tokenizer.fit_on_texts(new)
x = pad_sequences(tokenizer.texts_to_sequences(new), maxlen=3, truncating="post")

tokenizer = Tokenizer(char_level=True, lower=False, filters="")
tokenizer.fit_on_texts(texts)
x = pad_sequences(tokenizer.texts_to_sequences(new))

tokenizer = Tokenizer(filters="!.", split="o")
tokenizer.fit_on_texts(texts)
x = np.array([len(tokenizer.word_index) + 1, tokenizer.document_count, tokenizer.word_index["i l"]])

tokenizer = Tokenizer(num_words=9)
tokenizer.fit_on_texts(texts)
x = tokenizer.texts_to_matrix(texts)

tokenizer = Tokenizer()
tokenizer.fit_on_texts(texts)
x = tokenizer.texts_to_matrix(new, mode="tfidf")

tokenizer = Tokenizer(oov_token="?")
tokenizer.fit_on_texts(texts)
x = tokenizer.texts_to_matrix(texts, mode="freq")

tokenizer = Tokenizer()
tokenizer.fit_on_texts(texts)
x = tokenizer.texts_to_matrix(new, mode="count")

tokenizer = Tokenizer()
tokenizer.fit_on_texts(texts)
sequences = tokenizer.texts_to_sequences(texts)
padded = pad_sequences(sequences, maxlen=5)
x, rest = train_test_split(padded, test_size=0.3, random_state=1)

tokenizer = Tokenizer()
tokenizer.fit_on_texts(texts)
sequences = tokenizer.texts_to_sequences(texts)
x = np.zeros((len(sequences), 40))
for i, words in enumerate(sequences):
    x[i, words] = 1

x = tf.keras.utils.normalize(np.arange(24).reshape(4, 6) % 7, axis=1)

x = tf.keras.utils.normalize(np.array([[3.0, 4], [0, 0]], dtype="float32"))
"""


def run(program):
    names = {}
    exec(IMPORTS + program, names)
    x = np.asarray(names["x"])
    return {"program": program, "shape": list(x.shape), "values": x.astype(float).ravel().tolist()}


programs = [program.strip() for program in PROGRAMS.strip().split("\n\n")]
fixture = {"imports": IMPORTS.strip(), "programs": [run(program) for program in programs]}
pathlib.Path(__file__).parent.joinpath("fixtures/texts.json").write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
