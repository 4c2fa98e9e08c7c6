import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/advice/index.js';
import { pythonString } from '../../../src/advice/edits/python-string.js';
import { setArgument } from '../../../src/advice/edits/set-argument.js';
import { adviseText, layersOf } from './reading.js';

const head = 'from tensorflow.keras import layers, Sequential\nmodel = Sequential()\n';

/** The text of a call after one of its arguments was set to `"he_normal"`; null where no edit is certain. */
function withHeNormal(call: string, parameter = 'kernel_initializer'): string | null {
  const text = `${head}model.add(${call})\n`;
  const [layer] = layersOf(adviseText(text));
  if (layer === undefined) throw new Error(`the reader found no layer in ${text}`);
  const edits = setArgument(text, layer.source, parameter, pythonString(text, layer.source, 'he_normal'));
  if (edits === null) return null;
  const edited = applyEdits(text, edits);
  expect(adviseText(edited).syntaxErrors).toBe(0);
  expect(edited.startsWith(head)).toBe(true);
  return edited.slice(head.length + 'model.add('.length, -')\n'.length);
}

describe('setting an argument that the call gives', () => {
  it('replaces its value', () => {
    expect(withHeNormal('layers.Dense(300, kernel_initializer="zeros", use_bias=False)')).toBe(
      'layers.Dense(300, kernel_initializer="he_normal", use_bias=False)',
    );
  });

  it('keeps the spaces around the equals sign', () => {
    expect(withHeNormal('layers.Dense(300, kernel_initializer = "zeros")')).toBe('layers.Dense(300, kernel_initializer = "he_normal")');
  });

  it('replaces a value that is passed by position', () => {
    expect(withHeNormal('layers.Dense(300, "relu", True, "zeros")')).toBe('layers.Dense(300, "relu", True, "he_normal")');
  });
});

describe('setting an argument that the call lacks', () => {
  it('adds it after the last argument', () => {
    expect(withHeNormal('layers.Dense(300, activation="relu")')).toBe('layers.Dense(300, activation="relu", kernel_initializer="he_normal")');
  });

  it('takes the quotes that the call uses', () => {
    expect(withHeNormal("layers.Dense(300, activation='relu')")).toBe("layers.Dense(300, activation='relu', kernel_initializer='he_normal')");
  });

  it('keeps a comma that trails', () => {
    expect(withHeNormal('layers.Dense(300,)')).toBe('layers.Dense(300, kernel_initializer="he_normal",)');
  });

  it('adds it to no arguments at all', () => {
    expect(withHeNormal('layers.Dense()')).toBe('layers.Dense(kernel_initializer="he_normal")');
  });

  it('gives it a line of its own where each argument has one', () => {
    expect(withHeNormal('layers.Dense(\n    300,\n    activation="relu",\n)')).toBe(
      'layers.Dense(\n    300,\n    activation="relu",\n    kernel_initializer="he_normal",\n)',
    );
  });

  it('gives it a line of its own without a comma that trails', () => {
    expect(withHeNormal('layers.Dense(\n    300,\n    activation="relu"\n)')).toBe(
      'layers.Dense(\n    300,\n    activation="relu",\n    kernel_initializer="he_normal"\n)',
    );
  });

  it('aligns it where arguments are aligned with the parenthesis', () => {
    expect(withHeNormal('layers.Dense(300,\n                       activation="relu")')).toBe(
      'layers.Dense(300,\n                       activation="relu",\n                       kernel_initializer="he_normal")',
    );
  });

  it('leaves comments with the arguments that they are about', () => {
    expect(withHeNormal('layers.Dense(\n    300,  # units, of course\n    activation="relu",  # or (maybe) not\n)')).toBe(
      'layers.Dense(\n    300,  # units, of course\n    activation="relu",  # or (maybe) not\n    kernel_initializer="he_normal",\n)',
    );
    expect(withHeNormal('layers.Dense(\n    300,\n    activation="relu"  # the last, so far\n)')).toBe(
      'layers.Dense(\n    300,\n    activation="relu",  # the last, so far\n    kernel_initializer="he_normal"\n)',
    );
  });

  it('stays on the line where arguments share it', () => {
    expect(withHeNormal('layers.Dense(\n    300, activation="relu"\n)')).toBe(
      'layers.Dense(\n    300, activation="relu", kernel_initializer="he_normal"\n)',
    );
  });

  it('keeps the line ends of the file', () => {
    expect(withHeNormal('layers.Dense(\r\n    300,\r\n    activation="relu",\r\n)')).toBe(
      'layers.Dense(\r\n    300,\r\n    activation="relu",\r\n    kernel_initializer="he_normal",\r\n)',
    );
  });
});

describe('setting an argument that may hide in unpacked ones', () => {
  it.each(['layers.Dense(300, **options)', 'layers.Dense(*arguments)', 'layers.Dense(\n    300,  # **\n    **options,\n)'])(
    'makes no edit of %j',
    (call) => {
      expect(withHeNormal(call)).toBeNull();
    },
  );

  it('is not deterred by a product or a star in a comment', () => {
    expect(withHeNormal('layers.Dense(3 * 100)')).toBe('layers.Dense(3 * 100, kernel_initializer="he_normal")');
    expect(withHeNormal('layers.Dense(\n    300,  # 3 * 100\n)')).toBe('layers.Dense(\n    300,  # 3 * 100\n    kernel_initializer="he_normal",\n)');
  });
});
