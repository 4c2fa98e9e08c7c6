import type { Config, ConfigValue } from '../../spec/index.js';

/** One layer of an application, as a program would write it: `layers.Conv2D(64, 3, name="conv1")(x)`. */
export interface BlueprintLayer {
  readonly className: string;
  /** Null where Keras numbers the layer itself: `conv2d_3`. */
  readonly name: string | null;
  /** What the layer is given besides its name; the rest are Keras's defaults. */
  readonly arguments: Config;
  /** The layers that it is called on. */
  readonly inputs: readonly BlueprintLayer[];
}

/** What the arguments of `keras.applications.X(…)` say of its layers. */
export interface BlueprintSettings {
  readonly includeTop: boolean;
  readonly pooling: 'avg' | 'max' | null;
  readonly classes: ConfigValue;
  readonly classifierActivation: ConfigValue;
  /** The `weights` argument: `"imagenet"`, a path or null. */
  readonly weights: string | null;
  /** The width multiplier of a MobileNet; 1 elsewhere. */
  readonly alpha: number;
  /** How many outputs the depthwise convolutions of a MobileNet make of each channel; 1 elsewhere. */
  readonly depthMultiplier: number;
  /** The rate of the Dropout before the classes of a MobileNet; 0 elsewhere. */
  readonly dropout: number;
  /** The height and the width of the pictures; null where they are free. */
  readonly picture: PictureSize;
}

/** A height and a width; null where they are free. */
export type PictureSize = readonly [number | null, number | null];

/** The layers of a network and how they are connected, in the order in which Keras makes them. */
export class Blueprint {
  readonly input: BlueprintLayer = { className: 'InputLayer', name: null, arguments: {}, inputs: [] };
  /** All but the input. */
  readonly layers: BlueprintLayer[] = [];

  /** Adds a layer that is called on `inputs`. */
  add(className: string, name: string | null, layerArguments: Config, ...inputs: readonly BlueprintLayer[]): BlueprintLayer {
    const layer: BlueprintLayer = { className, name, arguments: layerArguments, inputs };
    this.layers.push(layer);
    return layer;
  }

  /** A convolution with a square kernel. */
  convolution(input: BlueprintLayer, name: string | null, filters: number, kernelSize: number, others: Config = {}): BlueprintLayer {
    return this.add('Conv2D', name, { filters, kernel_size: kernelSize, ...others }, input);
  }

  activation(input: BlueprintLayer, name: string | null, activation: string): BlueprintLayer {
    return this.add('Activation', name, { activation }, input);
  }

  /** Pads by as much above and left, and by as much below and right. */
  pad(input: BlueprintLayer, name: string | null, before: number, after: number): BlueprintLayer {
    return this.add('ZeroPadding2D', name, { padding: [[before, after], [before, after]] }, input);
  }
}

/** Draws the layers of one application and returns the last of them. */
export type Architecture = (draw: Blueprint, settings: BlueprintSettings) => BlueprintLayer;
