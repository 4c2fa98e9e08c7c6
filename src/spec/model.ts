import type { ArrayExpression } from './array.js';
import type { CallSource, SourceRange } from './source.js';
import type { Config, ConfigObject, ConfigValue, Maybe, Shape } from './value.js';

/** One weight of a layer, as Keras names it: `kernel`, `bias`, `gamma`, `moving_mean`. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** False for statistics that no gradient reaches, such as `moving_mean`. */
  readonly trainable: boolean;
  readonly initializer: Maybe<ConfigObject>;
  readonly regularizer: Maybe<ConfigObject> | null;
  readonly constraint: Maybe<ConfigObject> | null;
  /** In a layer that is made of others, such as a model: the one of them that holds it, and whether that is trainable. */
  readonly owner?: { readonly layer: string; readonly trainable: boolean };
}

/** A tensor inside a model: the output number `output` of the call number `call` of a layer. */
export interface TensorReference {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
}

/** One of the inputs of a call, where it stands among its arguments. */
export interface InputArgument {
  readonly kind: 'input';
  /** Its place in {@link LayerCall.inputs}. */
  readonly input: number;
}

/** `start:stop:step` in an index; null is left out. */
export interface SliceArgument {
  readonly kind: 'slice';
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number;
}

/** What an argument of a call is: inputs, or a value that the file gives. */
export type CallValue = ConfigValue | InputArgument | SliceArgument | { readonly kind: 'ellipsis' } | readonly CallValue[];

/** An argument of a call; the name is null where it is given by its position. */
export interface CallArgument {
  readonly name: string | null;
  readonly value: CallValue;
}

/** One use of a layer; a shared layer has several. */
export interface LayerCall {
  readonly inputs: readonly TensorReference[];
  readonly outputShape: Maybe<Shape>;
  /** All arguments, where they are more than the inputs in their order: `layer(x, training=False)`, `x * 2`. */
  readonly arguments?: readonly CallArgument[];
  /** Of a model of a class of the file: functions that it does not list as layers (`tf.nn.relu`, `+`) stand between the inputs and this call. */
  readonly followsFunctions?: true;
}

/** What a layer of a class of the file computes, where that is what a class of the catalogue does with the same arguments. */
export interface ComputesAs {
  readonly className: string;
  /** What its call() says about `training`, whatever the model does, as that of a Monte Carlo dropout does; null where it says nothing. */
  readonly training: boolean | null;
}

/** A layer of a model, complete: Keras's defaults are filled in and shapes are inferred. */
export interface LayerSpec {
  /** Unique in the file; two models that share a layer share its id. Telemetry is keyed by it. */
  readonly id: string;
  /** Keras's name: `dense`, `dense_1`, or the one given. */
  readonly name: string;
  /** The class in the catalogue, `Dense`; of a custom layer, the name of its class. */
  readonly className: string;
  readonly config: Config;
  /** Where it is made; layers made by one line of a loop have the same source. */
  readonly source: CallSource;
  readonly calls: readonly LayerCall[];
  /** Unknown until the input shape is known. */
  readonly weights: Maybe<readonly WeightSpec[]>;
  readonly trainable: boolean;
  /** Set where this is no layer but a function on tensors, such as `x + y`; its class is then that of `keras.ops`: `Add`. */
  readonly isFunction?: true;
  /** Of a layer of a class of the file that computes just what one of the catalogue does. */
  readonly computesAs?: ComputesAs;
  /** Set where the file has the layer adapt() to data: whose statistics, or bins, it takes. */
  readonly adapted?: Maybe<ArrayExpression>;
}

/** An input of a model. */
export interface InputSpec {
  /** The InputLayer that stands for it. */
  readonly layer: string;
  readonly shape: Maybe<Shape>;
  readonly dtype: string;
}

/** A network: a directed acyclic graph of layers. A Sequential model is one that happens to be a chain. */
export interface ModelSpec {
  /** Unique in the file. */
  readonly id: string;
  /** Keras's name: `sequential`, `functional_1`, or the one given. */
  readonly name: string;
  /** The variable it is first kept in, if any. */
  readonly variable: string | null;
  readonly className: 'Sequential' | 'Functional' | 'Subclassed';
  /** In topological order. InputLayers are listed in {@link inputs} and, for Functional models, here. */
  readonly layers: readonly LayerSpec[];
  readonly inputs: readonly InputSpec[];
  readonly outputs: readonly TensorReference[];
  /** The names of the outputs in what is logged, where they are not those of the layers that they come from. */
  readonly outputNames?: readonly string[];
  /** Weights of the model itself, of none of its layers; left out where it has none. */
  readonly weights?: Maybe<readonly WeightSpec[]>;
  /** False where the model itself is frozen: then nothing in it is trained, whatever is set on its layers. */
  readonly trainable?: boolean;
  /**
   * Set where the file changes the layers after it has done something with the model: those listed are the last ones, and the
   * first so many steps of the plan met others. The range is that of the last change.
   */
  readonly changed?: { readonly afterSteps: number; readonly range: SourceRange };
  /** Names of layers of the file that are none of the model's, since what they do is done to its data. */
  readonly doneToData?: readonly string[];
  /** The expression that makes the model. */
  readonly range: SourceRange;
}
