"""Writes what Keras's metrics say after each of several batches: fixtures/metrics.json.

    KERAS_BACKEND=tensorflow python test/parity/make-metric-fixtures.py
"""

import json
import os
import runpy
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402

HERE = Path(__file__).parent
noise = runpy.run_path(str(HERE / "make-fixtures.py"))["noise"]

BATCHES, ROWS, CLASSES = 3, 8, 4


def numbers(seed, *shape):
    return noise(seed, int(np.prod(shape))).reshape(shape)


def scores(units):
    """Probabilities of which some are 0, 1 or exactly one of the thresholds."""
    values = numbers(3 + units, BATCHES, ROWS, units)
    values[:, 0], values[:, 1], values[:, 2], values[:, 3] = 0, 1, 0.5, 0.25
    return values.astype(np.float32)


def softmax(units):
    exponentials = np.exp(3 * numbers(5, BATCHES, ROWS, units))
    values = exponentials / exponentials.sum(-1, keepdims=True)
    values[0, 0] = [0.4, 0.4, 0.1, 0.1]
    return values.astype(np.float32)


binary = np.round(numbers(1, BATCHES, ROWS)).astype(np.float32)
labels = np.round(numbers(2, BATCHES, ROWS, CLASSES)).astype(np.float32)
classes = np.floor(CLASSES * numbers(4, BATCHES, ROWS)).astype(np.float32)
onehot = np.eye(CLASSES, dtype=np.float32)[classes.astype(int)]
values = (10 * numbers(6, BATCHES, ROWS, 2)).astype(np.float32)
DATA = {
    "binary": (binary, scores(1)),
    "binary rows": (binary[..., None], scores(1)),
    "labels": (labels, scores(CLASSES)),
    "onehot": (onehot, softmax(CLASSES)),
    "classes": (classes, softmax(CLASSES)),
    "logits": (binary, 6 * scores(1) - 3),
    "numbers of classes": (classes, np.floor(CLASSES * numbers(9, BATCHES, ROWS, 1)).astype(np.float32)),
    "values": (values, values + (3 * numbers(7, BATCHES, ROWS, 2) - 1).astype(np.float32)),
    "ranked classes": (classes, np.argsort(-softmax(CLASSES), axis=-1).astype(np.float32)),
    "none positive": (np.zeros_like(binary), 0.4 * scores(1)),
}

CASES = [
    *((name, data, {}) for name in ("Precision", "Recall", "AUC", "TruePositives", "TrueNegatives", "FalsePositives", "FalseNegatives")
      for data in ("binary", "binary rows", "labels", "onehot", "none positive")),
    *((name, data, arguments) for name in ("Precision", "Recall") for data, arguments in (
        ("binary", {"thresholds": 0.7}), ("binary", {"thresholds": [0.25]}), ("onehot", {"class_id": 2}),
        ("onehot", {"top_k": 2}), ("onehot", {"top_k": 2, "class_id": 1}), ("onehot", {"top_k": 2, "thresholds": 0.3}), ("logits", {"thresholds": 0}))),
    *(("AUC", data, arguments) for data in ("binary", "labels") for arguments in (
        {"curve": "PR"}, {"num_thresholds": 5}, {"num_thresholds": 5, "curve": "PR"}, {"summation_method": "minoring"},
        {"summation_method": "majoring"}, {"curve": "PR", "summation_method": "minoring"}, {"thresholds": [0.2, 0.9]},
        {"thresholds": [0.25, 0.5, 0.75]})),
    ("AUC", "logits", {"from_logits": True}),
    ("AUC", "logits", {}),
    ("AUC", "labels", {"multi_label": True}),
    ("AUC", "labels", {"multi_label": True, "curve": "PR"}),
    ("AUC", "labels", {"multi_label": True, "thresholds": [0.1, 0.6]}),
    ("AUC", "labels", {"label_weights": [1.0, 0.5, 2.0, 0.0]}),
    ("AUC", "labels", {"label_weights": [1.0, 0.5, 2.0, 0.0], "thresholds": [0.1, 0.6]}),
    ("AUC", "labels", {"multi_label": True, "label_weights": [1.0, 0.5, 2.0, 0.25]}),
    *(("AUC", data, {"curve": "PRGAIN", **more}) for data in ("binary", "labels", "none positive") for more in ({}, {"summation_method": "majoring"})),
    *((name, data, {argument: level, **more}) for name, argument in (
        ("SensitivityAtSpecificity", "specificity"), ("SpecificityAtSensitivity", "sensitivity"), ("PrecisionAtRecall", "recall"),
        ("RecallAtPrecision", "precision"))
      for data, level, more in (("binary", 0.5, {}), ("binary", 0.8, {"num_thresholds": 9}), ("onehot", 0.6, {"class_id": 1}),
                                ("binary", 0.5, {"num_thresholds": 1}), ("none positive", 0.5, {}))),
    *(("F1Score", data, arguments) for data in ("labels", "onehot") for arguments in (
        {"average": "macro"}, {"average": "micro"}, {"average": "weighted"}, {"average": "macro", "threshold": 0.5})),
    ("F1Score", "binary rows", {}),
    ("F1Score", "binary rows", {"threshold": 0.5}),
    ("FBetaScore", "labels", {"average": "macro", "beta": 2.0, "threshold": 0.5}),
    ("FBetaScore", "onehot", {"average": "weighted", "beta": 0.5}),
    ("IoU", "numbers of classes", {"num_classes": CLASSES, "target_class_ids": [0, 2]}),
    ("IoU", "onehot", {"num_classes": CLASSES, "target_class_ids": [1], "sparse_y_true": False, "sparse_y_pred": False}),
    ("MeanIoU", "numbers of classes", {"num_classes": CLASSES}),
    ("MeanIoU", "numbers of classes", {"num_classes": CLASSES, "ignore_class": 1}),
    ("MeanIoU", "numbers of classes", {"num_classes": 3}),
    ("MeanIoU", "classes", {"num_classes": CLASSES, "sparse_y_pred": False}),
    ("MeanIoU", "binary", {"num_classes": 2}),
    ("BinaryIoU", "binary", {}),
    ("BinaryIoU", "binary", {"target_class_ids": [1], "threshold": 0.25}),
    ("OneHotIoU", "onehot", {"num_classes": CLASSES, "target_class_ids": [0, 3]}),
    ("OneHotMeanIoU", "onehot", {"num_classes": CLASSES}),
    ("R2Score", "values", {}),
    ("R2Score", "values", {"class_aggregation": "variance_weighted_average"}),
    ("TopKCategoricalAccuracy", "onehot", {"k": 2}),
    ("TopKCategoricalAccuracy", "onehot", {}),
    ("SparseTopKCategoricalAccuracy", "classes", {"k": 1}),
    ("SparseTopKCategoricalAccuracy", "classes", {"k": 3}),
    ("SparseTopKCategoricalAccuracy", "ranked classes", {"k": 2, "from_sorted_ids": True}),
    ("Accuracy", "numbers of classes", {}),
]


def said(name, data, arguments):
    metric = getattr(keras.metrics, name)(**arguments)
    targets, predictions = DATA[data]
    running = []
    for target, prediction in zip(targets, predictions):
        metric.update_state(target, prediction)
        running.append(float(f"{float(np.asarray(metric.result()).item()):.9g}"))
    return {"name": name, "data": data, "arguments": arguments, "values": running}


def main():
    result = {
        "keras": keras.__version__,
        "data": {name: {"targets": each[0].round(9).tolist(), "predictions": [[[float(f"{v:.9g}") for v in row] for row in batch] for batch in each[1]]} for name, each in DATA.items()},
        "cases": [said(*case) for case in CASES],
    }
    (HERE / "fixtures" / "metrics.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")
    print(len(CASES), "cases")


if __name__ == "__main__":
    main()
