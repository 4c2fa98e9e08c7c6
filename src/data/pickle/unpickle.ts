import * as l10n from '@vscode/l10n';
import { ByteReader } from './byte-reader.js';
import { build, called, globalNamed, textOf } from './numpy-objects.js';
import type { PickledValue } from './values.js';

/** Where a mark lies on the stack. */
const mark = Symbol('mark');

/** What grows while a pickle is read. */
type Growing = PickledValue[] | Map<PickledValue, PickledValue>;

/**
 * Reads a pickle of data (Python's Lib/pickletools.py, protocols 0 to 5): numbers, texts, bytes, lists, tuples,
 * dictionaries and arrays of numpy. Nothing of it is run, and what it makes is no greater than the file.
 * @param file for messages.
 * @param start the byte where it begins.
 * @throws DataError naming the byte, for everything else.
 */
export function unpickle(bytes: Uint8Array, file: string, start = 0): PickledValue {
  return new Unpickler(new ByteReader(bytes, file, start)).run();
}

class Unpickler {
  private readonly stack: (PickledValue | typeof mark)[] = [];
  private readonly memo = new Map<number, PickledValue>();

  constructor(private readonly reader: ByteReader) {}

  run(): PickledValue {
    const { reader } = this;
    for (;;) {
      const place = reader.position;
      const code = String.fromCharCode(reader.byte());
      if (code === '.') return this.pop();
      const operation = Object.hasOwn(operations, code) ? operations[code] : undefined;
      if (operation === undefined) reader.fail(l10n.t('the operation 0x{0} is not one of data.', code.charCodeAt(0).toString(16).padStart(2, '0')), place);
      else operation(this, reader);
    }
  }

  push(value: PickledValue): void {
    this.stack.push(value);
  }

  pushMark(): void {
    this.stack.push(mark);
  }

  pop(): PickledValue {
    const value = this.stack.pop();
    return value === undefined || value === mark ? this.reader.fail(l10n.t('something is missing before it.')) : value;
  }

  top(): PickledValue {
    const value = this.pop();
    this.stack.push(value);
    return value;
  }

  /** What lies above the last mark, which goes with it. */
  popToMark(): PickledValue[] {
    const place = this.stack.lastIndexOf(mark);
    if (place < 0) this.reader.fail(l10n.t('something is missing before it.'));
    const values = this.stack.splice(place).slice(1) as PickledValue[];
    return values;
  }

  remember(place: number): void {
    this.memo.set(place, this.top());
  }

  rememberNext(): void {
    this.remember(this.memo.size);
  }

  recall(place: number): void {
    const value = this.memo.get(place);
    this.push(value === undefined ? this.reader.fail(l10n.t('something is missing before it.')) : value);
  }

  /** Adds to the list or dictionary on the stack. */
  add(values: readonly PickledValue[]): void {
    const target = this.top() as Growing;
    if (Array.isArray(target)) for (const value of values) target.push(value);
    else if (target instanceof Map)
      for (let place = 0; place + 1 < values.length; place += 2) target.set(keyOf(values[place] ?? null), values[place + 1] ?? null);
    else this.reader.fail(l10n.t('something is missing before it.'));
  }
}

/** Keys of Python 2 are bytes. */
function keyOf(key: PickledValue): PickledValue {
  return key instanceof Uint8Array ? textOf(key) : key;
}

type Operation = (machine: Unpickler, reader: ByteReader) => void;

/** A whole number of Python, whose bytes are given, the least significant first. */
function long(bytes: Uint8Array, reader: ByteReader): number {
  if (bytes.length > 8) return reader.fail(l10n.t('a whole number is too great.'));
  const value = Number(BigInt.asIntN(8 * bytes.length, bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)));
  return Number.isSafeInteger(value) ? value : reader.fail(l10n.t('a whole number is too great.'));
}

/** A number that is written in digits. */
function written(text: string, reader: ByteReader): number {
  const value = /^[+-]?(\d+L?|\d*\.?\d*(e[+-]?\d+)?|inf|nan)$/i.test(text) ? Number(text.replace(/L$/, '').replace(/^([+-]?)inf$/i, '$1Infinity')) : Number.NaN;
  return Number.isNaN(value) && !/nan/i.test(text) ? reader.fail(l10n.t('it has no number where one should be.')) : value;
}

/** A text of protocol 0 in quotes, as bytes; escapes are few in the names and types that are written so. */
function quoted(line: string, reader: ByteReader): Uint8Array {
  const inside = /^'([^\\]*)'$|^"([^\\]*)"$/.exec(line);
  return inside === null ? reader.fail(l10n.t('a text in quotes cannot be read.')) : Uint8Array.from(Buffer.from(inside[1] ?? inside[2] ?? '', 'latin1'));
}

function pairs(values: readonly PickledValue[]): Map<PickledValue, PickledValue> {
  const map = new Map<PickledValue, PickledValue>();
  for (let place = 0; place + 1 < values.length; place += 2) map.set(keyOf(values[place] ?? null), values[place + 1] ?? null);
  return map;
}

function tuple(machine: Unpickler, count: number): void {
  const items = Array.from({ length: count }, () => machine.pop());
  machine.push(items.reverse());
}

function namedOnStack(machine: Unpickler, reader: ByteReader): void {
  const [name, module] = [machine.pop(), machine.pop()];
  machine.push(globalNamed(typeof module === 'string' ? module : '?', typeof name === 'string' ? name : '?', reader));
}

/** By the characters that pickletools gives them. Those that make objects of classes, and persistent ones, are left out. */
const operations: Readonly<Record<string, Operation>> = {
  '\x80': (_, reader) => void reader.byte(),
  '\x95': (_, reader) => void reader.take(8),
  '(': (machine) => machine.pushMark(),
  '0': (machine) => void machine.pop(),
  '1': (machine) => void machine.popToMark(),
  '2': (machine) => machine.push(machine.top()),
  N: (machine) => machine.push(null),
  '\x88': (machine) => machine.push(true),
  '\x89': (machine) => machine.push(false),
  I: (machine, reader) => {
    const text = reader.line();
    machine.push(text === '01' ? true : text === '00' ? false : written(text, reader));
  },
  J: (machine, reader) => machine.push(reader.int32()),
  K: (machine, reader) => machine.push(reader.byte()),
  M: (machine, reader) => machine.push(reader.uint16()),
  L: (machine, reader) => machine.push(written(reader.line(), reader)),
  '\x8a': (machine, reader) => machine.push(long(reader.take(reader.byte()), reader)),
  '\x8b': (machine, reader) => machine.push(long(reader.take(reader.uint32()), reader)),
  F: (machine, reader) => machine.push(written(reader.line(), reader)),
  G: (machine, reader) => machine.push(reader.double()),
  S: (machine, reader) => machine.push(quoted(reader.line(), reader)),
  T: (machine, reader) => machine.push(reader.take(reader.uint32())),
  U: (machine, reader) => machine.push(reader.take(reader.byte())),
  B: (machine, reader) => machine.push(reader.take(reader.uint32())),
  C: (machine, reader) => machine.push(reader.take(reader.byte())),
  '\x8e': (machine, reader) => machine.push(reader.take(reader.length())),
  '\x96': (machine, reader) => machine.push(reader.take(reader.length())),
  V: (machine, reader) => machine.push(reader.line()),
  X: (machine, reader) => machine.push(reader.text(reader.uint32())),
  '\x8c': (machine, reader) => machine.push(reader.text(reader.byte())),
  '\x8d': (machine, reader) => machine.push(reader.text(reader.length())),
  ']': (machine) => machine.push([]),
  a: (machine) => {
    const value = machine.pop();
    machine.add([value]);
  },
  e: (machine) => machine.add(machine.popToMark()),
  l: (machine) => machine.push(machine.popToMark()),
  ')': (machine) => machine.push([]),
  t: (machine) => machine.push(machine.popToMark()),
  '\x85': (machine) => tuple(machine, 1),
  '\x86': (machine) => tuple(machine, 2),
  '\x87': (machine) => tuple(machine, 3),
  '}': (machine) => machine.push(new Map()),
  d: (machine) => machine.push(pairs(machine.popToMark())),
  s: (machine) => {
    const [value, key] = [machine.pop(), machine.pop()];
    machine.add([key, value]);
  },
  u: (machine) => machine.add(machine.popToMark()),
  p: (machine, reader) => machine.remember(written(reader.line(), reader)),
  q: (machine, reader) => machine.remember(reader.byte()),
  r: (machine, reader) => machine.remember(reader.uint32()),
  '\x94': (machine) => machine.rememberNext(),
  g: (machine, reader) => machine.recall(written(reader.line(), reader)),
  h: (machine, reader) => machine.recall(reader.byte()),
  j: (machine, reader) => machine.recall(reader.uint32()),
  c: (machine, reader) => machine.push(globalNamed(reader.line(), reader.line(), reader)),
  '\x93': namedOnStack,
  R: (machine, reader) => {
    const [given, callable] = [machine.pop(), machine.pop()];
    machine.push(called(callable, given, reader));
  },
  b: (machine, reader) => {
    const state = machine.pop();
    build(machine.top(), state, reader);
  },
};
