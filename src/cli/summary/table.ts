/** A column of a table: its title, and on which side its texts begin. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/**
 * The lines of a table, drawn as Keras's `model.summary()` draws it (keras/src/utils/summary_utils.py, with rich).
 * @param rules Whether lines are drawn between rows.
 */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], { rules = true } = {}): string[] {
  const widths = columns.map(({ title }, column) => Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(displayWidth)));
  const rule = (left: string, middle: string, right: string, line: string): string =>
    left + widths.map((width) => line.repeat(width + 2)).join(middle) + right;
  const row = (cells: readonly string[], bar: string): string =>
    bar + columns.map(({ align }, column) => ` ${padded(cells[column] ?? '', widths[column] ?? 0, align)} `).join(bar) + bar;
  return [
    rule('┏', '┳', '┓', '━'),
    row(columns.map(({ title }) => title), '┃'),
    rule('┡', '╇', '┩', '━'),
    ...rows.flatMap((cells, index) => (index === 0 || !rules ? [row(cells, '│')] : [rule('├', '┼', '┤', '─'), row(cells, '│')])),
    rule('└', '┴', '┘', '─'),
  ];
}

function padded(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

const wideCharacters = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/gu;

/** Terminal columns of a text: East Asian characters take two. */
function displayWidth(text: string): number {
  return text.length + (text.match(wideCharacters)?.length ?? 0);
}
