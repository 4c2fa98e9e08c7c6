import * as l10n from '@vscode/l10n';

interface Located {
  readonly start: number;
  readonly end: number;
}

export interface JsonScalar extends Located {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
}

export interface JsonArray extends Located {
  readonly kind: 'array';
  readonly elements: readonly Json[];
}

export interface JsonMember {
  /** The name with its quotes. */
  readonly name: Located;
  readonly value: Json;
}

export interface JsonObject extends Located {
  readonly kind: 'object';
  /** By name, in order; of several of one name the last. */
  readonly members: ReadonlyMap<string, JsonMember>;
}

/** A JSON value and where it stands: half-open offsets of the text. */
export type Json = JsonScalar | JsonArray | JsonObject;

/** A text that is not JSON, and where it ceases to be. */
export class JsonError extends Error {
  override readonly name = 'JsonError';

  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/** Nested models are a few levels each; a file that is deeper is not one that Keras wrote. */
const maximumDepth = 1000;

/** Python's `json` also writes the floats that JSON does not have. */
const literal = /-?Infinity|NaN|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const space = /[ \t\r\n]*/y;

const words: ReadonlyMap<string, JsonScalar['value']> = new Map<string, JsonScalar['value']>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Parses JSON as Python's `json` writes it, and keeps the place of everything, which `JSON.parse` does not.
 * @throws JsonError where the text is not JSON.
 */
export function parseJson(text: string): Json {
  const parser = new JsonParser(text);
  const value = parser.value(0);
  parser.end();
  return value;
}

class JsonParser {
  private offset = 0;

  constructor(private readonly text: string) {
    this.skipSpace();
  }

  value(depth: number): Json {
    if (depth > maximumDepth) throw new JsonError(this.offset, l10n.t('This is nested too deeply to be read.'));
    const start = this.offset;
    const character = this.text[start];
    if (character === '{') return { kind: 'object', members: this.members(depth), start, end: this.offsetAfter() };
    if (character === '[') return { kind: 'array', elements: this.elements(depth), start, end: this.offsetAfter() };
    return { kind: 'scalar', value: character === '"' ? this.string() : this.literal(), start, end: this.offsetAfter() };
  }

  end(): void {
    if (this.offset < this.text.length) throw new JsonError(this.offset, l10n.t('The text should end here.'));
  }

  private members(depth: number): Map<string, JsonMember> {
    const members = new Map<string, JsonMember>();
    this.list('}', () => {
      const start = this.offset;
      if (this.text[start] !== '"') throw this.unexpected();
      const name = this.string();
      const place = { start, end: this.offsetAfter() };
      this.expect(':');
      members.set(name, { name: place, value: this.value(depth + 1) });
    });
    return members;
  }

  private elements(depth: number): Json[] {
    const elements: Json[] = [];
    this.list(']', () => elements.push(this.value(depth + 1)));
    return elements;
  }

  /** Reads what stands between a bracket and the one that closes it. */
  private list(closing: string, item: () => void): void {
    this.offset += 1;
    this.skipSpace();
    if (this.text[this.offset] !== closing) {
      item();
      while (this.text[this.offset] === ',') {
        this.expect(',');
        item();
      }
    }
    this.expect(closing);
  }

  private string(): string {
    const start = this.offset;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    if (end >= this.text.length) throw this.brokenOff();
    this.offset = end + 1;
    try {
      const value = JSON.parse(this.text.slice(start, end + 1)) as string;
      this.skipSpace();
      return value;
    } catch {
      throw new JsonError(start, l10n.t('This string is not one of JSON.'));
    }
  }

  private literal(): JsonScalar['value'] {
    literal.lastIndex = this.offset;
    const found = literal.exec(this.text)?.[0];
    if (found === undefined) throw this.unexpected();
    this.offset += found.length;
    this.skipSpace();
    const word = words.get(found);
    return word === undefined ? Number(found) : word;
  }

  private expect(character: string): void {
    if (this.text[this.offset] !== character) throw this.unexpected();
    this.offset += 1;
    this.skipSpace();
  }

  private unexpected(): JsonError {
    const character = this.text[this.offset];
    return character === undefined ? this.brokenOff() : new JsonError(this.offset, l10n.t('"{0}" is not expected here.', character));
  }

  private brokenOff(): JsonError {
    return new JsonError(this.text.length, l10n.t('The text breaks off here.'));
  }

  private skipSpace(): void {
    space.lastIndex = this.offset;
    this.offset += space.exec(this.text)?.[0].length ?? 0;
  }

  /** The end of what was read last, without the space after it. */
  private offsetAfter(): number {
    let end = this.offset;
    while (end > 0 && ' \t\r\n'.includes(this.text[end - 1] ?? '.')) end -= 1;
    return end;
  }
}
