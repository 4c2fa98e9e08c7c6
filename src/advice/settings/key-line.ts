/**
 * The line, from 1, that a key of a TOML text stands on, for messages: a parser hands over values without their places.
 * Where the key is written in another way than `[table]` and `key =`, the line of the table; else the first.
 * @param table The name in brackets, `tool.gradlens.rules`; empty is the top of the file.
 */
export function keyLine(text: string, table: string, key: string): number {
  let current = '';
  let heading = 1;
  for (const [index, line] of text.split('\n').entries()) {
    const named = /^\s*\[\s*([^[\]]+?)\s*\]/.exec(line)?.[1];
    if (named !== undefined) {
      current = unquoted(named);
      if (current === table) heading = index + 1;
    } else {
      const written = /^\s*([^=#]+?)\s*=/.exec(line)?.[1];
      if (written !== undefined && joined(current, unquoted(written)) === joined(table, key)) return index + 1;
    }
  }
  return heading;
}

function joined(table: string, key: string): string {
  return table === '' ? key : `${table}.${key}`;
}

/** `"GL101"` and `tool . gradlens` as they are meant. */
function unquoted(name: string): string {
  return name.split('.').map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2')).join('.');
}
