/** Magics of a whole cell whose cell is Python all the same. */
const harmlessCellMagic = /^%%(?:time|timeit|capture|prun)\b/;

const magicLine = /^(\s*)(?:[%!?]\S.*|%%.*)$/;
const magicValue = /^(\s*[\w.,\s[\]]+=\s*)([%!]\S.*)$/;
const helpLine = /^(\s*)[\w.]+\?{1,2}\s*$/;

/**
 * Blanks what is not Python in the text of a cell, at equal length: `%matplotlib inline`, `!pip install keras`,
 * `files = !ls`, `model?`, and whole cells in another language (`%%bash`). A name of one character stays in place of each,
 * so that blocks do not become empty and values become unknown.
 */
export function blankMagics(cell: string): string {
  const lines = cell.split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (first.startsWith('%%') && !harmlessCellMagic.test(first)) return lines.map(blank).join('\n');
  let isContinued = false;
  return lines
    .map((line) => {
      const isMagic = isContinued || magicLine.test(line) || helpLine.test(line);
      const value = isMagic ? null : magicValue.exec(line);
      isContinued = (isMagic || value !== null) && line.trimEnd().endsWith('\\');
      if (isMagic) return placeholder(line);
      return value === null ? line : `${value[1] ?? ''}${placeholder(value[2] ?? '')}`;
    })
    .join('\n');
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ');
}

function placeholder(text: string): string {
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  return `${indent}_${blank(text.slice(indent.length + 1))}`;
}
