import * as l10n from '@vscode/l10n';
import { unknown, type Maybe, type ModelSpec, type Shape } from '../../spec/index.js';
import { KerasSession } from '../keras/index.js';
import { nothingInferred, type Inference } from '../keras/operations/operation.js';
import { readFunctional } from './functional.js';
import { layerPart, nameOf, type Part } from './part.js';
import { callSourceOf, isOfKeras, member, rangeOf, type SavedObject } from './saved.js';
import { readSequential } from './sequential.js';

/** A model that was read. */
export interface ReadModel {
  readonly outputShape: Maybe<Shape>;
  /** What it makes of inputs, used as a layer. */
  infer(inputs: readonly Shape[]): Inference;
  spec(): ModelSpec;
}

/** What a model needs to read the parts of it. */
export interface Reader {
  readonly path: string;
  part(saved: SavedObject): Part;
}

/** Reads models and, before each, the models inside it. */
export class ModelReader implements Reader {
  readonly models: ModelSpec[] = [];
  private readonly session = new KerasSession();

  constructor(readonly path: string) {}

  /** A layer, or a model that is used as one. */
  part(saved: SavedObject): Part {
    const kind = modelKind(saved);
    if (kind === null) return layerPart(saved, this.session.uniqueId(nameOf(saved)), this.path);
    const { spec, model } = this.model(saved, kind);
    const layer = layerPart(saved, spec.id, this.path);
    return {
      ...layer,
      className: spec.className,
      config: {},
      source: callSourceOf(this.path, { ...saved, config: undefined }),
      infer: (inputs) => model.infer(inputs),
    };
  }

  /** A model; one of a class of the program has its layers in the program. */
  model(saved: SavedObject, kind: ModelSpec['className'] = modelKind(saved) ?? 'Subclassed'): { readonly spec: ModelSpec; readonly model: ReadModel } {
    const name = nameOf(saved);
    const id = this.session.uniqueId(name);
    const model = readers[kind](saved, id, name, this);
    const spec = model.spec();
    this.models.push(spec);
    return { spec, model };
  }
}

const readers: Readonly<Record<ModelSpec['className'], (saved: SavedObject, id: string, name: string, reader: Reader) => ReadModel>> = {
  Sequential: readSequential,
  Functional: readFunctional,
  Subclassed: readSubclassed,
};

/** Classes of the program that keep their layers as Keras's own do are saved as those; null for what is no model. */
export function modelKind(saved: SavedObject): ModelSpec['className'] | null {
  if (member(saved.config, 'output_layers') !== undefined) return 'Functional';
  if (member(saved.config, 'layers')?.kind === 'array') return 'Sequential';
  if (saved.className === 'Sequential' && isOfKeras(saved)) return 'Sequential';
  return null;
}

function readSubclassed(saved: SavedObject, id: string, name: string, { path }: Reader): ReadModel {
  const range = rangeOf(path, saved.json);
  const reason = unknown(l10n.t('"{0}" is a class of the program that saved the model, and its layers are in the program.', saved.className), range);
  return {
    outputShape: reason,
    infer: () => nothingInferred(reason),
    spec: () => ({
      id,
      name,
      variable: null,
      className: 'Subclassed',
      layers: [],
      inputs: [{ layer: `${id}/input`, shape: reason, dtype: 'float32' }],
      outputs: [],
      range,
    }),
  };
}
