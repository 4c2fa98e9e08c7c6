"""Writes media/datasets: the small data sets that GradLens ships, laid out as scikit-learn lays out its own copies.

    /opt/oracle/bin/python scripts/make-shipped-datasets.py

Their sources and licences are in media/datasets/README.md. The diabetes data come without a licence, and are not shipped.
"""

import gzip
import pathlib

from sklearn import datasets

FOLDER = pathlib.Path(__file__).parent.parent / "media" / "datasets"


def rows(bunch, text):
    """One line for each sample: its features, then its class."""
    return [",".join([*map(text, features), str(target)]) for features, target in zip(bunch.data, bunch.target)]


def counted(bunch):
    """The lines of a table whose first says how many samples and features there are, and how the classes are called."""
    samples, features = bunch.data.shape
    return [",".join([str(samples), str(features), *bunch.target_names]), *rows(bunch, lambda value: repr(float(value)))]


def write(name, lines):
    content = "".join(f"{line}\n" for line in lines).encode()
    # Without the time of day, so that the same content is the same file.
    (FOLDER / name).write_bytes(gzip.compress(content, 9, mtime=0) if name.endswith(".gz") else content)


write("iris.csv", counted(datasets.load_iris()))
write("wine_data.csv", counted(datasets.load_wine()))
write("breast_cancer.csv", counted(datasets.load_breast_cancer()))
write("digits.csv.gz", rows(datasets.load_digits(), lambda value: str(int(value))))
