import { LineIndex } from '../spec/index.js';
import type { Finding } from './finding.js';

/** `# gradlens: ignore`, `# gradlens: ignore[GL101, GL102]`, and `ignore-file` in the place of `ignore`. */
const directive = /#\s*gradlens:\s*(ignore-file|ignore)\b\s*(?:\[([^\]\n]*)\])?/g;

/** The rules that a comment silences; null is all of them. */
type Silenced = ReadonlySet<string> | null;

/** Which findings the comments of a text ask not to hear. */
export class Suppressions {
  private readonly ofFile: Silenced[] = [];
  private readonly byLine = new Map<number, Silenced[]>();
  private readonly lines: LineIndex;

  constructor(text: string) {
    this.lines = new LineIndex(text);
    for (const { 1: kind, 2: list, index } of text.matchAll(directive)) {
      const silenced = list === undefined ? null : new Set(list.split(',').map((id) => id.trim().toUpperCase()));
      if (kind === 'ignore-file') {
        this.ofFile.push(silenced);
      } else {
        const { line } = this.lines.position(index);
        this.byLine.set(line, [...(this.byLine.get(line) ?? []), silenced]);
      }
    }
  }

  /**
   * Whether a finding is silenced: by a comment for the whole file, or by one on any line of the call that it is about.
   * @param call The range of that call, which contains the finding's own range.
   */
  isSilenced({ rule }: Finding, call: { readonly start: number; readonly end: number }): boolean {
    const matches = (silenced: Silenced): boolean => silenced === null || silenced.has(rule);
    if (this.ofFile.some(matches)) return true;
    if (this.byLine.size === 0) return false;
    const last = this.lines.position(call.end).line;
    for (let { line } = this.lines.position(call.start); line <= last; line += 1) {
      if (this.byLine.get(line)?.some(matches)) return true;
    }
    return false;
  }
}
