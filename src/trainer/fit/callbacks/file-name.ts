/** A place in a Python format string: `{epoch:02d}`, `{val_loss:.2f}`. */
const field = /\{(\w+)(?::(0?)(\d*)(?:\.(\d+))?([dfeg]?))?\}/g;

/** The names of what a path is to be filled with; null where it holds anything else between braces. */
export function fieldsOf(path: string): readonly string[] | null {
  const names = [...path.matchAll(field)].map(([, name = '']) => name);
  return /[{}]/.test(path.replaceAll(field, '')) ? null : names;
}

/** A path with its places filled, as Python's `str.format` does for whole numbers and floats. A name without a value stays. */
export function formatted(path: string, values: ReadonlyMap<string, number>): string {
  return path.replaceAll(
    field,
    (whole, name: string, zero: string | undefined, width: string | undefined, precision: string | undefined, type: string | undefined) => {
      const value = values.get(name);
      if (value === undefined) return whole;
      return numberText(value, type ?? '', precision === undefined ? null : Number(precision)).padStart(Number(width ?? 0), zero === '0' ? '0' : ' ');
    },
  );
}

function numberText(value: number, type: string, precision: number | null): string {
  switch (type) {
    case 'f':
      return value.toFixed(precision ?? 6);
    case 'e':
      // Python writes two digits of an exponent at least.
      return value.toExponential(precision ?? 6).replace(/e([+-])(\d)$/, 'e$10$2');
    case 'g':
      return String(Number(value.toPrecision(precision ?? 6)));
    default:
      return precision === null ? String(value) : String(Number(value.toPrecision(precision)));
  }
}
