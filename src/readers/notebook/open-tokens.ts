const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const endsInBackslash = /\\\r?$/;

/** What opens or closes something, or begins a comment. */
const mark = /["'#()[\]{}]/g;

/** What the lines so far leave open, so that the next line goes on with the same statement: brackets, a string, a backslash. */
export class OpenTokens {
  private readonly brackets: string[] = [];
  /** The quotes that end the string that is open. */
  private quotes: string | null = null;
  private isContinued = false;

  get isOpen(): boolean {
    return this.brackets.length > 0 || this.quotes !== null || this.isContinued;
  }

  /** Reads one line, without its line break. */
  read(line: string): void {
    this.isContinued = endsInBackslash.test(line);
    let offset = 0;
    while (offset < line.length) offset = this.quotes === null ? this.readCode(line, offset) : this.readString(line, offset, this.quotes);
    // A string in single quotes ends with its line, whether it is closed or not.
    if (this.quotes?.length === 1 && !this.isContinued) this.quotes = null;
  }

  private readCode(line: string, from: number): number {
    mark.lastIndex = from;
    const found = mark.exec(line);
    if (found === null) return line.length;
    const offset = found.index;
    const [character] = found;
    const closer = closers[character];
    if (character === '#') {
      this.isContinued = false;
      return line.length;
    }
    if (character === '"' || character === "'") {
      const triple = character.repeat(3);
      this.quotes = line.startsWith(triple, offset) ? triple : character;
      return offset + this.quotes.length;
    } else if (closer !== undefined) this.brackets.push(closer);
    else if (character === this.brackets.at(-1)) this.brackets.pop();
    return offset + 1;
  }

  private readString(line: string, offset: number, quotes: string): number {
    if (line[offset] === '\\') return offset + 2;
    if (!line.startsWith(quotes, offset)) return offset + 1;
    this.quotes = null;
    return offset + quotes.length;
  }
}
