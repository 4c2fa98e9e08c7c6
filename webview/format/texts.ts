import type { DashboardTextKey } from '../../src/protocol/index.js';

/** The page's words, as the host gave them. */
export class Texts {
  constructor(private readonly byKey: Readonly<Record<string, string>>) {}

  /** The text of a key with `{0}`, `{1}` … filled in. A key that the host did not give shows itself, so that it is found. */
  get(key: DashboardTextKey, ...values: readonly string[]): string {
    const text = this.byKey[key] ?? key;
    return text.replace(/\{(\d+)\}/g, (place, index: string) => values[Number(index)] ?? place);
  }
}
