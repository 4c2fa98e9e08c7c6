"""Measures how activations and initializers change gradients with depth: the numbers that docs/rules/GL101 to GL104 tell.

256 images of Fashion-MNIST scaled to 0..1, hidden layers of 100 units without bias, 10 classes with softmax
cross-entropy, the first step; norm of the gradient of the first kernel / of the output layer's, medians of 5 seeds.
Needs Python with torch and numpy, and the data set in Debian's place:

    python scripts/measure-initial-gradients.py
"""

import gzip

import numpy as np
import torch
from torch.nn import functional

FOLDER = "/usr/share/datasets/fashion-mnist"
DEPTHS = (2, 3, 5, 10, 20)
IMAGES = 256
UNITS = 100
SEEDS = 5

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda x: functional.leaky_relu(x, 0.2),
    "elu": functional.elu,
    "selu": torch.selu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "mish": functional.mish,
}

# What is measured of each activation; a number is the standard deviation of a normal distribution.
INITIALIZERS = {
    "sigmoid": ("glorot", 1.0),
    "tanh": ("glorot", 1.0, 0.05),
    "relu": ("glorot", "he", 1.0, 0.05),
    "leaky_relu": ("glorot", "he", 0.05),
    "elu": ("glorot", "he"),
    "selu": ("glorot", "he", "lecun"),
    "gelu": ("glorot", "he", 1.0),
    "silu": ("glorot", "he"),
    "mish": ("glorot", "he"),
}


def read_idx(name, header):
    with gzip.open(f"{FOLDER}/{name}") as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def draw(outputs, inputs, initializer):
    """A kernel as Keras draws it: Glorot uniform, He and LeCun truncated normal at two standard deviations."""
    kernel = torch.empty(outputs, inputs)
    if initializer == "glorot":
        limit = (6 / (inputs + outputs)) ** 0.5
        return torch.nn.init.uniform_(kernel, -limit, limit)
    if initializer in ("he", "lecun"):
        deviation = ((2 if initializer == "he" else 1) / inputs) ** 0.5 / 0.87962566103423978
        return torch.nn.init.trunc_normal_(kernel, 0, deviation, -2 * deviation, 2 * deviation)
    return torch.nn.init.normal_(kernel, 0, initializer)


def gradient_norms(images, labels, activation, initializer, depth, seed):
    torch.manual_seed(seed)
    sizes = [images.shape[1]] + [UNITS] * depth + [10]
    kernels = [draw(outputs, inputs, initializer).requires_grad_() for inputs, outputs in zip(sizes, sizes[1:])]
    signal = images
    for kernel in kernels[:-1]:
        signal = ACTIVATIONS[activation](signal @ kernel.T)
    functional.cross_entropy(signal @ kernels[-1].T, labels).backward()
    return kernels[0].grad.norm().item(), kernels[-1].grad.norm().item()


def main():
    pixels = read_idx("train-images-idx3-ubyte.gz", 16).reshape(-1, 28 * 28)[:IMAGES]
    images = torch.tensor(pixels / 255.0, dtype=torch.float32)
    labels = torch.tensor(read_idx("train-labels-idx1-ubyte.gz", 8)[:IMAGES].astype(np.int64))
    print("activation initializer", *(f"{depth} layers" for depth in DEPTHS), sep="\t")
    for activation, initializers in INITIALIZERS.items():
        for initializer in initializers:
            cells = []
            for depth in DEPTHS:
                norms = [gradient_norms(images, labels, activation, initializer, depth, seed) for seed in range(SEEDS)]
                first, last = np.median(norms, axis=0)
                cells.append(f"{first:.1e} / {last:.1e}")
            print(f"{activation} {initializer}", *cells, sep="\t")


if __name__ == "__main__":
    main()
