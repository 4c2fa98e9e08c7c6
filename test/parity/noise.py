"""Numbers that look random and are the same everywhere: weights and batches of the fixtures are made of them."""

import numpy as np


def noise(seed, count):
    """`count` numbers in [0, 1), by the finalizer of MurmurHash3 over seed and index."""
    value = np.arange(count, dtype=np.uint32) + np.uint32((seed * 0x9E3779B9) & 0xFFFFFFFF)
    value ^= value >> np.uint32(16)
    value *= np.uint32(0x85EBCA6B)
    value ^= value >> np.uint32(13)
    value *= np.uint32(0xC2B2AE35)
    value ^= value >> np.uint32(16)
    return value.astype(np.float64) / 2**32
