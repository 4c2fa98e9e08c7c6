/** A change of a text that makes it readable. */
export interface Mend {
  readonly start: number;
  /** Where the text goes on; what is between is left out. */
  readonly end: number;
  readonly insert: string;
  /** What is wrong there, for people; empty for a change that only follows from another. */
  readonly reason: string;
}

/** A place of the text that is not Python, and why. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

interface Piece {
  /** Where it begins in the mended text, and in the text before. */
  readonly mended: number;
  readonly original: number;
  /** Of an insertion: everything in it is at one place of the text before. */
  readonly isInserted: boolean;
}

/** A text with changes, and the way back from its offsets to those of the text as it was written. */
export class MendedText {
  private constructor(
    readonly text: string,
    readonly faults: readonly Fault[],
    private readonly pieces: readonly Piece[],
    private readonly before: MendedText | null,
  ) {}

  static of(text: string): MendedText {
    return new MendedText(text, [], [], null);
  }

  /** The text with changes in the order of their places; they do not overlap. */
  with(mends: readonly Mend[]): MendedText {
    if (mends.length === 0) return this;
    const pieces: Piece[] = [{ mended: 0, original: 0, isInserted: false }];
    const faults: Fault[] = [];
    let text = '';
    let offset = 0;
    for (const { start, end, insert, reason } of mends) {
      text += this.text.slice(offset, Math.max(offset, start));
      if (insert !== '') pieces.push({ mended: text.length, original: start, isInserted: true });
      text += insert;
      pieces.push({ mended: text.length, original: end, isInserted: false });
      offset = Math.max(offset, end);
      if (reason !== '') faults.push({ start: this.original(start), end: this.original(end), reason });
    }
    return new MendedText(text + this.text.slice(offset), [...this.faults, ...faults], pieces, this);
  }

  /** The offset, in the text as it was written, of an offset in this one. */
  original(offset: number): number {
    if (this.before === null) return offset;
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.pieces[middle]?.mended ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low];
    if (piece === undefined) return offset;
    return this.before.original(piece.isInserted ? piece.original : piece.original + offset - piece.mended);
  }
}
