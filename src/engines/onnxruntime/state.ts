import * as l10n from '@vscode/l10n';
import type { Tensor } from 'onnxruntime-node';
import type { EngineState, InitialValues } from '../engine.js';
import { RequestError } from '../errors.js';
import type { Runtime } from './runtime.js';

/** The two buffers of a variable: a call reads one and fills the other, and then they change places. */
interface Slot {
  current: Tensor;
  spare: Tensor;
}

/** Variables in buffers that ONNX Runtime reads and writes in place. */
export class OnnxruntimeState implements EngineState {
  readonly names: readonly string[];
  private readonly slots: ReadonlyMap<string, Slot>;

  constructor(runtime: Runtime, values: InitialValues) {
    this.names = [...values.keys()];
    this.slots = new Map(
      [...values].map(([name, { shape, values: initial }]) => {
        const tensorOf = (buffer: Float32Array): Tensor => new runtime.Tensor('float32', buffer, shape);
        return [name, { current: tensorOf(initial.slice()), spare: tensorOf(new Float32Array(initial.length)) }];
      }),
    );
  }

  read(name: string): Float32Array {
    return bufferOf(this.current(name)).slice();
  }

  write(name: string, values: Float32Array): void {
    const buffer = bufferOf(this.current(name));
    if (buffer.length !== values.length) {
      throw new RequestError(
        l10n.t('The variable "{0}" has {1} elements, but {2} were given.', name, buffer.length, values.length),
      );
    }
    buffer.set(values);
  }

  /** The buffer with the variable's value. */
  current(name: string): Tensor {
    return this.slot(name).current;
  }

  /** The buffer for its next value. */
  spare(name: string): Tensor {
    return this.slot(name).spare;
  }

  /** Makes the next values of these variables the current ones. */
  advance(names: readonly string[]): void {
    for (const name of names) {
      const slot = this.slot(name);
      [slot.current, slot.spare] = [slot.spare, slot.current];
    }
  }

  private slot(name: string): Slot {
    const slot = this.slots.get(name);
    if (slot === undefined) throw new RequestError(l10n.t('The engine state has no variable "{0}".', name));
    return slot;
  }
}

/** The memory of a tensor that was made from a Float32Array. */
function bufferOf(tensor: Tensor): Float32Array {
  return tensor.data as Float32Array;
}
