import type { TextEdit } from '../finding.js';
import { applyEdits } from './apply-edits.js';

/** A piece of a text: a range of the text that it was, or something new. */
type Piece = { readonly kind: 'kept'; readonly start: number; readonly end: number } | { readonly kind: 'new'; readonly text: string };

/**
 * A text that is edited again and again, and knows the edits that lead from the first text to it: edits of a later text
 * have other offsets than those of the first, so they cannot simply be put together.
 */
export class EditedText {
  private constructor(
    private readonly original: string,
    private readonly pieces: readonly Piece[],
    readonly text: string,
  ) {}

  static of(text: string): EditedText {
    return new EditedText(text, [{ kind: 'kept', start: 0, end: text.length }], text);
  }

  /**
   * The text after edits of it as it is now.
   * @throws RangeError if two edits overlap.
   */
  after(edits: readonly TextEdit[]): EditedText {
    const text = applyEdits(this.text, edits);
    const pieces: Piece[] = [];
    let end = 0;
    for (const { range, newText } of [...edits].sort((one, other) => one.range.start - other.range.start)) {
      pieces.push(...this.slice(end, range.start), { kind: 'new', text: newText });
      end = range.end;
    }
    return new EditedText(this.original, [...pieces, ...this.slice(end, this.text.length)], text);
  }

  /** The edits of the first text that lead to this one, in order and apart from each other. Their ranges name `source`. */
  edits(source: string): TextEdit[] {
    const edits: TextEdit[] = [];
    let kept = 0;
    let added = '';
    const close = (start: number): void => {
      if (start > kept || added !== '') edits.push({ range: { source, start: kept, end: start }, newText: added });
      added = '';
    };
    for (const piece of this.pieces) {
      if (piece.kind === 'new') {
        added += piece.text;
      } else if (piece.start < piece.end) {
        close(piece.start);
        kept = piece.end;
      }
    }
    close(this.original.length);
    return edits;
  }

  /** The pieces that a range of the text as it is now is made of. */
  private slice(start: number, end: number): Piece[] {
    const sliced: Piece[] = [];
    let offset = 0;
    for (const piece of this.pieces) {
      const length = piece.kind === 'new' ? piece.text.length : piece.end - piece.start;
      const from = Math.max(start - offset, 0);
      const to = Math.min(end - offset, length);
      if (from < to) {
        sliced.push(piece.kind === 'new' ? { kind: 'new', text: piece.text.slice(from, to) } : { kind: 'kept', start: piece.start + from, end: piece.start + to });
      }
      offset += length;
    }
    return sliced;
  }
}
