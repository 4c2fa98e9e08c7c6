/** Only parses files, and the cells of notebooks: what no reader of Python can do without. */
import { readFileSync } from 'node:fs';
import { parser } from '@lezer/python';

for (const path of process.argv.slice(2)) {
  const content = readFileSync(path, 'utf8');
  parser.parse(path.endsWith('.ipynb') ? cellsOf(content) : content);
}

function cellsOf(content: string): string {
  try {
    const { cells = [] } = JSON.parse(content) as { cells?: { cell_type: string; source: string | string[] }[] };
    return cells.filter((cell) => cell.cell_type === 'code').map(({ source }) => [source].flat().join('')).join('\n');
  } catch (error) {
    // A notebook that is not JSON is one in the corpus, and none to the reader either.
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}
