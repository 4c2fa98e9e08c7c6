/** A thread that reads what it is sent, so that a hang can be told from a long reading and ended. */
import { parentPort } from 'node:worker_threads';
import { NotebookError, readNotebook, readPython, type Reading } from '../../src/readers/index.js';
import { parseModule } from '../../src/readers/python/index.js';
import { isUnknown, LineIndex, type LayerSpec, type ModelSpec, type TrainingPlan } from '../../src/spec/index.js';

/** What the thread is asked for. */
export interface Request {
  readonly path: string;
  readonly text: string;
  readonly kind: 'python' | 'notebook';
  /** Only parse, for comparison of times. */
  readonly parseOnly?: boolean;
}

type Place = (offset: number) => { readonly cell: number; readonly line: number };

function read({ path, text, kind }: Request): { reading: Reading; place: Place } {
  if (kind === 'notebook') {
    const reading = readNotebook({ path, text });
    return {
      reading,
      place: (offset) => {
        const { cell, line } = reading.cells.position(offset);
        return { cell: cell + 1, line };
      },
    };
  }
  const lines = new LineIndex(text);
  return { reading: readPython({ path, text }), place: (offset) => ({ cell: 0, line: lines.position(offset).line }) };
}

/** The models as all steps of the file leave them; the spec has them as they are before the first. */
function atTheEnd({ models, steps }: TrainingPlan): readonly ModelSpec[] {
  const trainable = new Map<string, boolean>();
  for (const step of steps) {
    if (step.kind !== 'setTrainable' || isUnknown(step.trainable)) continue;
    for (const layer of step.layers) trainable.set(layer, step.trainable);
  }
  return models.map((model) => ({
    ...model,
    layers: model.layers.map((layer) => ({ ...layer, trainable: trainable.get(layer.id) ?? layer.trainable })),
  }));
}

function describeModel(model: ModelSpec, place: Place): object {
  const layers = model.layers.map(describeLayer);
  const counts = layers.map((layer) => layer.parameters);
  return {
    name: model.name,
    class: model.className,
    ...place(model.range.start),
    layers,
    totalParameters: counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
  };
}

function describeLayer(layer: LayerSpec): { name: string; class: string; outputShape: unknown; parameters: number | null; trainable: boolean } {
  const shape = layer.calls[0]?.outputShape;
  return {
    name: layer.name,
    class: layer.className,
    outputShape: shape === undefined || isUnknown(shape) ? null : shape,
    parameters: isUnknown(layer.weights)
      ? null
      : layer.weights.reduce((sum, weight) => sum + weight.shape.reduce((product, dimension) => product * dimension, 1), 0),
    trainable: layer.trainable,
  };
}

function answer(request: Request): object {
  const began = performance.now();
  if (request.parseOnly === true) {
    parseModule(request);
    return { milliseconds: performance.now() - began };
  }
  const { reading, place } = read(request);
  const milliseconds = performance.now() - began;
  return {
    milliseconds,
    status: reading.status,
    models: atTheEnd(reading.plan).map((model) => describeModel(model, place)),
    unknowns: reading.plan.unknowns.map(({ reason, range }) => ({ reason, ...(range === undefined ? {} : place(range.start)) })),
    syntaxErrors: reading.syntaxErrors.map(({ start }) => place(start)),
  };
}

parentPort?.on('message', (request: Request) => {
  try {
    parentPort?.postMessage(answer(request));
  } catch (error) {
    // A notebook that is none is refused with a message, as it should be.
    if (error instanceof NotebookError) return parentPort?.postMessage({ refused: error.message, milliseconds: 0 });
    parentPort?.postMessage({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
