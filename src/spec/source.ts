/** A half-open range of UTF-16 code units in one source text. */
export interface SourceRange {
  /** The path (or URI) of the text, as given to the reader. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A text to read: where it came from and what it says. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** A place as people count it: the first character of a file is line 1, column 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** Converts offsets of one text to lines and columns; built once a text, then O(log lines) a look-up. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let offset = text.indexOf('\n'); offset >= 0; offset = text.indexOf('\n', offset + 1)) {
      this.starts.push(offset + 1);
    }
  }

  /** The line and column (both from 1) of an offset; offsets outside the text are moved to its ends. */
  position(offset: number): SourcePosition {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - (this.starts[low] ?? 0) + 1 };
  }
}

/** One argument of a call as it is written, so that a fix can change exactly it. */
export interface ArgumentSource {
  /** The parameter the argument is for, also when it is passed by position. */
  readonly name: string;
  /** Whether the name is written (`units=300`) or implied by position (`300`). */
  readonly byKeyword: boolean;
  /** The whole argument, `units=300`. */
  readonly range: SourceRange;
  /** The value alone, `300`. */
  readonly value: SourceRange;
}

/** A call as it is written. */
export interface CallSource {
  /** From the first character of the callee to the closing parenthesis. */
  readonly range: SourceRange;
  /** What is called, `keras.layers.Dense`. */
  readonly callee: SourceRange;
  /** What stands between the parentheses; empty for `Dense()`. */
  readonly argumentList: SourceRange;
  /** In the order they are written. */
  readonly arguments: readonly ArgumentSource[];
  /** Set where it loads what it makes from a file: then the arguments of that are in the file, and those here are others. */
  readonly isLoading?: true;
}
