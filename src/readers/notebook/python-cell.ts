import { runName } from '../python/index.js';
import { OpenTokens } from './open-tokens.js';

/** Magics of a whole cell whose cell is Python all the same. */
const pythonCellMagic = /^%%(?:time|timeit|capture|prun|debug|memit|wandb|backend)\b/;

/** `%time history = model.fit(x, y)` runs what follows as if it stood alone. */
const timedStatement = /^(\s*)(%time\s+)(?=[^\s-])/;

/** `%matplotlib inline`, `!pip install keras`, `?model`, `model.fit?`, and `pip install keras` and `cd data` where the `%` is left out. */
const commandLine = /^\s*(?:[%!?]\S|%%|[\w.]+\?{1,2}\s*$|(?:pip3?|conda|mamba)\s+(?:install|uninstall|list|show|freeze)\b|cd\s+[\w./~$'"-]+\s*$)/;

/** `%run -i helper.py 3` and `%run "my helper.py"`: the path of the program. */
const programRun = /^(\s*)%run\s+(?:-\S+\s+)*(?:"([^"\\]+)"|'([^'\\]+)'|([^\s"'\\-][^\s"'\\]*))/;

/** `files = !ls` and `directory = %pwd`. */
const commandValue = /^([\w.,\s[\]]+=\s*)[%!]\S/;

/**
 * What is Python in a cell, as IPython tells it (IPython/core/inputtransformer2.py); null for a cell in another language,
 * such as `%%bash`. It has the length of the cell and the same line breaks. Commands that begin a statement are blanked at equal
 * length, but for `%run` with a program, which becomes a call of {@link runName}. In place of a command that is a value
 * stands a name that nothing defines, so that the value is unknown; other commands leave a `0`, so that no block is empty.
 */
export function pythonCell(cell: string): string | null {
  const lines = cell.split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  if (first.startsWith('%%') && !pythonCellMagic.test(first)) return null;
  const tokens = new OpenTokens();
  let isCommandContinued = false;
  const python = lines.map((line) => {
    if (tokens.isOpen) {
      tokens.read(line);
      return line;
    }
    const { text, isCommand } = isCommandContinued ? { text: blank(line), isCommand: true } : pythonLine(line);
    isCommandContinued = isCommand && line.trimEnd().endsWith('\\');
    if (!isCommand) tokens.read(text);
    return text;
  });
  return python.join('\n');
}

/** A line that begins a statement; `isCommand` where it ends in a command, which a backslash may continue. */
function pythonLine(line: string): { readonly text: string; readonly isCommand: boolean } {
  const timed = timedStatement.exec(line);
  if (timed !== null) {
    const [magic, indent = '', command = ''] = timed;
    return { text: `${indent}0${' '.repeat(command.length - 2)};${line.slice(magic.length)}`, isCommand: false };
  }
  const value = commandValue.exec(line)?.[1];
  if (value !== undefined) return { text: value + standIn('_', line.slice(value.length)), isCommand: true };
  const [, before = '', ...paths] = programRun.exec(line) ?? [];
  const path = paths.find((each: string | undefined) => each !== undefined);
  if (path !== undefined) return { text: before + standIn(`${runName}("${path}")`, line.slice(before.length)), isCommand: true };
  if (!commandLine.test(line)) return { text: line, isCommand: false };
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return { text: indent + standIn('0', line.slice(indent.length)), isCommand: true };
}

function standIn(expression: string, command: string): string {
  return expression + blank(command.slice(expression.length));
}

/** Spaces of the same length; a carriage return is part of the line break. */
function blank(text: string): string {
  return text.replace(/[^\r]/g, ' ');
}
