import { layers } from '../../../nn/index.js';
import type { CallSource, Shape } from '../../../spec/index.js';
import { dtypeOf, layerConfig } from '../../config/config-value.js';
import { modelKind } from '../../config/models.js';
import { nameOf } from '../../config/part.js';
import { elementsOf, member, savedObject, shapeOf, type SavedObject } from '../../config/saved.js';
import type { Json } from '../../json/index.js';
import type { Call } from '../../python/index.js';
import { FunctionalModel } from '../models/functional.js';
import type { ModelValue } from '../models/model.js';
import { SequentialModel } from '../models/sequential.js';
import { LayerValue, type OwnInput } from '../operations/layer.js';
import type { Operation } from '../operations/operation.js';
import type { KerasSession } from '../session.js';
import { relocated } from './relocated.js';
import { savedGraph } from './saved-graph.js';

/** Makes what a saved configuration describes, as if the program had made it where it loads the file. */
export class ModelBuilder {
  constructor(
    private readonly session: KerasSession,
    private readonly source: CallSource,
    private readonly call: Call,
  ) {}

  /** A model with all its layers; `undefined` for what is none. */
  model(saved: SavedObject): ModelValue | undefined {
    const kind = modelKind(saved);
    const model = kind === 'Sequential' ? this.sequential(saved) : kind === 'Functional' ? this.functional(saved) : undefined;
    if (model !== undefined && isFrozen(saved)) model.trainability.start(false);
    return model;
  }

  private sequential(saved: SavedObject): ModelValue {
    const { session, source, call } = this;
    const model = new SequentialModel(call.interpreter.clock.next(), session, nameOf(saved), source, call);
    // Before Keras 2.2.3 the configuration was the list of the layers.
    const entries = elementsOf(member(saved.config, 'layers') ?? saved.config).flatMap((json) => savedObject(json) ?? []);
    const built = shapeOf(member(saved.config, 'build_input_shape'));
    for (const [place, entry] of entries.entries()) model.addValue(this.operation(entry, place === 0 ? built : null), call, false);
    model.rebuild(call);
    return model;
  }

  private functional(saved: SavedObject): ModelValue {
    const { session, source, call } = this;
    const { inputs, outputs } = savedGraph(saved, { session, source, make: (entry) => this.operation(entry, null) });
    return new FunctionalModel(call.interpreter.clock.next(), session, nameOf(saved), source, inputs, outputs);
  }

  /** @param built The shape of the batch that the model was built with, of its first layer. */
  private operation(saved: SavedObject, built: Shape | null): Operation {
    const { session, source, call } = this;
    const model = this.model(saved);
    if (model !== undefined) return model;
    const definition = layers.find(saved.className);
    const layer = new LayerValue(call.interpreter.clock.next(), session, {
      className: definition?.className ?? saved.className,
      definition,
      config: relocated(layerConfig(definition, saved, source.range.source), source),
      source,
      name: nameOf(saved),
      trainable: !isFrozen(saved),
      ownInput: inputOf(saved.config, built),
      dtype: dtypeOf(saved.config),
    });
    layer.settle();
    return layer;
  }
}

/** The input of the first layer: Keras 2 saves it with the layer. */
function inputOf(config: Json | undefined, built: Shape | null): OwnInput | null {
  const shape = shapeOf(member(config, 'batch_input_shape')) ?? built;
  return shape === null ? null : { form: 'batch', shape };
}

function isFrozen({ config }: SavedObject): boolean {
  const trainable = member(config, 'trainable');
  return trainable?.kind === 'scalar' && trainable.value === false;
}
