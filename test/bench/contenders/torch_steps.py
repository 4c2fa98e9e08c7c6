"""The usual training loop of PyTorch, eager, on a task: python torch_steps.py FOLDER THREADS."""

import sys

import numpy
import torch
from torch import nn

from task import Task, serve

ACTIVATIONS = {"relu": nn.ReLU, "selu": nn.SELU}


class Lstm(nn.Module):
    """An LSTM of which only the last output is used, as Keras's is without return_sequences."""

    def __init__(self, features, units):
        super().__init__()
        self.lstm = nn.LSTM(features, units, batch_first=True)

    def forward(self, x):
        return self.lstm(x)[0][:, -1]


class Builder:
    """Builds the modules of a task and gives them its weights; follows the shape of a sample, channels first."""

    def __init__(self, sample):
        self.shape = [sample[2], sample[0], sample[1]] if len(sample) == 3 else list(sample)
        # How the elements behind a Flatten lie in Keras, where channels come last.
        self.order = None

    def build(self, layer, weights):
        return getattr(self, layer["class"])(layer["config"], weights)

    def Flatten(self, config, weights):
        if len(self.shape) == 3:
            numbers = numpy.arange(numpy.prod(self.shape)).reshape(self.shape[1], self.shape[2], self.shape[0])
            self.order = numbers.transpose(2, 0, 1).reshape(-1)
        self.shape = [int(numpy.prod(self.shape))]
        return [nn.Flatten()]

    def Dense(self, config, weights):
        linear = nn.Linear(self.shape[0], config["units"], bias=config.get("use_bias", True))
        kernel = weights[0] if self.order is None else weights[0][self.order]
        self.order = None
        put(linear.weight, kernel.T)
        if linear.bias is not None:
            put(linear.bias, weights[1])
        self.shape = [config["units"]]
        return [linear, *activation(config)]

    def Conv2D(self, config, weights):
        size = config["kernel_size"]
        convolution = nn.Conv2d(self.shape[0], config["filters"], size, bias=config.get("use_bias", True))
        put(convolution.weight, weights[0].transpose(3, 2, 0, 1))
        if convolution.bias is not None:
            put(convolution.bias, weights[1])
        self.shape = [config["filters"], self.shape[1] - size + 1, self.shape[2] - size + 1]
        return [convolution, *activation(config)]

    def MaxPooling2D(self, config, weights):
        self.shape = [self.shape[0], self.shape[1] // 2, self.shape[2] // 2]
        return [nn.MaxPool2d(2)]

    def BatchNormalization(self, config, weights):
        kind = nn.BatchNorm2d if len(self.shape) == 3 else nn.BatchNorm1d
        return [kind(self.shape[0], eps=1e-3, momentum=0.01)]

    def Activation(self, config, weights):
        return activation(config)

    def LSTM(self, config, weights):
        module = Lstm(self.shape[1], config["units"])
        put(module.lstm.weight_ih_l0, weights[0].T)
        put(module.lstm.weight_hh_l0, weights[1].T)
        put(module.lstm.bias_ih_l0, weights[2])
        put(module.lstm.bias_hh_l0, numpy.zeros_like(weights[2]))
        self.shape = [config["units"]]
        return [module]


def put(parameter, values):
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(numpy.ascontiguousarray(values)))


def activation(config):
    # The softmax of the last layer is in the loss.
    name = config.get("activation")
    return [] if name in (None, "softmax") else [ACTIVATIONS[name]()]


task = Task(sys.argv[1])
if sys.argv[2] != "default":
    torch.set_num_threads(int(sys.argv[2]))
builder = Builder(task.sample)
model = nn.Sequential(*[part for layer in task.layers for part in builder.build(layer, task.weights(layer))])
kinds = {"SGD": torch.optim.SGD, "Adam": torch.optim.Adam}
optimizer = kinds[task.optimizer](model.parameters(), lr=task.learning_rate)
loss_function = nn.CrossEntropyLoss()
x = torch.from_numpy(task.x.transpose(0, 3, 1, 2).copy() if len(task.sample) == 3 else task.x)
y = torch.from_numpy(task.y)


def run(steps):
    losses = []
    for step in range(steps):
        rows = slice(step * task.batch_size, (step + 1) * task.batch_size)
        optimizer.zero_grad()
        loss = loss_function(model(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


serve(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads", run)
