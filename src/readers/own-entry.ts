/**
 * The entry of a record under a name that comes from a file. A file may say `constructor` or `__proto__`, which every
 * object of JavaScript answers to.
 */
export function ownEntry<Entry>(record: Readonly<Record<string, Entry>>, name: string): NonNullable<Entry> | undefined {
  return Object.hasOwn(record, name) ? (record[name] ?? undefined) : undefined;
}
