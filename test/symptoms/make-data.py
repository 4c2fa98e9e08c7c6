"""Writes the data sets of the trials in the layout of MNIST: python make-data.py FOLDER

digits: scikit-learn's digits, 8 x 8 pixels enlarged to 28 x 28; blobs: ten blurred patterns with noise.
"""

import pathlib
import struct
import sys

import numpy as np
from scipy.ndimage import gaussian_filter
from sklearn.datasets import load_digits


def write(folder, pixels, labels):
    folder.mkdir(parents=True, exist_ok=True)
    for split in ("train", "t10k"):
        header = struct.pack(">IIII", 0x803, *pixels.shape)
        (folder / f"{split}-images-idx3-ubyte").write_bytes(header + pixels.astype(np.uint8).tobytes())
        (folder / f"{split}-labels-idx1-ubyte").write_bytes(struct.pack(">II", 0x801, len(labels)) + labels.astype(np.uint8).tobytes())


def digits():
    images, labels = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(labels))
    large = np.repeat(np.repeat(images.reshape(-1, 8, 8), 3, axis=1), 3, axis=2)
    return np.pad(np.rint(large * 255 / 16), ((0, 0), (2, 2), (2, 2)))[order], labels[order]


def blobs(count=6000):
    random = np.random.default_rng(1)
    patterns = gaussian_filter(random.normal(size=(10, 28, 28)), (0, 3, 3))
    patterns = 127 + 60 * patterns / patterns.std()
    labels = random.integers(10, size=count)
    return np.clip(patterns[labels] + random.normal(0, 60, (count, 28, 28)), 0, 255), labels


root = pathlib.Path(sys.argv[1])
write(root / "digits" / "mnist", *digits())
write(root / "blobs" / "mnist", *blobs())
