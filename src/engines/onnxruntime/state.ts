import * as l10n from '@vscode/l10n';
import type { Tensor } from 'onnxruntime-node';
import type { EngineState, InitialValues } from '../engine.js';
import { RequestError } from '../errors.js';
import type { Runtime } from './runtime.js';

/** The names of variables of one shape that lie one after another in one tensor; mostly it is one alone. */
type Names = readonly [string, ...string[]];

/** The two buffers of some variables: a call reads one and fills the other, and then they change places. */
interface Block {
  readonly names: Names;
  current: Tensor;
  spare: Tensor;
}

/** Variables in buffers that ONNX Runtime reads and writes in place. */
export class OnnxruntimeState implements EngineState {
  readonly names: readonly string[];
  private readonly shapes: ReadonlyMap<string, readonly number[]>;
  private readonly blocks = new Map<string, Block>();

  constructor(
    private readonly runtime: Runtime,
    values: InitialValues,
  ) {
    this.names = [...values.keys()];
    this.shapes = new Map([...values].map(([name, { shape }]) => [name, shape]));
    for (const [name, { values: initial }] of values) this.blocks.set(name, this.blockOf([name], initial.slice()));
  }

  read(name: string): Float32Array {
    return this.view(name).slice();
  }

  write(name: string, values: Float32Array): void {
    const view = this.view(name);
    if (view.length !== values.length) {
      throw new RequestError(
        l10n.t('The variable "{0}" has {1} elements, but {2} were given.', name, view.length, values.length),
      );
    }
    view.set(values);
  }

  /**
   * Sees to it that variables of one shape lie together, and nothing else with them. What was with them before lies
   * apart from then on.
   */
  stack(names: Names): void {
    if (this.isStacked(names)) return;
    const before = new Set(names.map((name) => this.block(name)));
    const together = this.blockOf(names, joined(names.map((name) => this.view(name))));
    const apart = [...before].flatMap((block) => block.names.filter((name) => !names.includes(name)));
    const copies = apart.map((name) => this.blockOf([name], this.read(name)));
    for (const name of names) this.blocks.set(name, together);
    apart.forEach((name, index) => {
      const copy = copies[index];
      if (copy !== undefined) this.blocks.set(name, copy);
    });
  }

  /** The tensor with the values of variables, which are brought together for that. */
  current(names: Names): Tensor {
    const [name, ...others] = names;
    if (others.length === 0 && this.block(name).names.length > 1) {
      return new this.runtime.Tensor('float32', this.view(name), this.shapeOf(name));
    }
    this.stack(names);
    return this.block(name).current;
  }

  /** The tensor for the next values of variables that lie together. */
  spare(names: Names): Tensor {
    return this.block(names[0]).spare;
  }

  /** Makes the next values of these variables, each lying together, the current ones. */
  advance(stacks: readonly Names[]): void {
    for (const [name] of stacks) {
      const block = this.block(name);
      [block.current, block.spare] = [block.spare, block.current];
    }
  }

  private isStacked(names: Names): boolean {
    const block = this.block(names[0]);
    return block.names.length === names.length && names.every((name, index) => name === block.names[index] && this.block(name) === block);
  }

  private blockOf(names: Names, values: Float32Array): Block {
    const own = this.shapeOf(names[0]);
    const shape = names.length === 1 ? own : [names.length, ...own];
    const tensorOf = (buffer: Float32Array): Tensor => new this.runtime.Tensor('float32', buffer, shape);
    return { names, current: tensorOf(values), spare: tensorOf(new Float32Array(values.length)) };
  }

  /** The values of a variable, where they lie. */
  private view(name: string): Float32Array {
    const { names, current } = this.block(name);
    const buffer = bufferOf(current);
    const length = buffer.length / names.length;
    const start = names.indexOf(name) * length;
    return buffer.subarray(start, start + length);
  }

  private shapeOf(name: string): readonly number[] {
    return this.shapes.get(name) ?? [];
  }

  private block(name: string): Block {
    const block = this.blocks.get(name);
    if (block === undefined) throw new RequestError(l10n.t('The engine state has no variable "{0}".', name));
    return block;
  }
}

/** The memory of a tensor that was made from a Float32Array. */
function bufferOf(tensor: Tensor): Float32Array {
  return tensor.data as Float32Array;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
