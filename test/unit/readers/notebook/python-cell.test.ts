import { describe, expect, it } from 'vitest';
import { pythonCell } from '../../../../src/readers/notebook/python-cell.js';

/** The text with its trailing spaces cut, line by line. */
function python(cell: string): string {
  const text = pythonCell(cell) ?? '';
  expect(text).toHaveLength(cell.length);
  return text.split('\n').map((line) => line.trimEnd()).join('\n');
}

describe('the Python of a cell', () => {
  it.each([
    ['leaves Python alone', 'import keras\nx = a % b', 'import keras\nx = a % b'],
    ['blanks a magic line', '%matplotlib inline\nx = 1', '0\nx = 1'],
    ['blanks a shell line', '!pip install -q keras', '0'],
    ['blanks shell lines in a block, which does not become empty', 'if colab:\n    !pip install keras\nx = 1', 'if colab:\n    0\nx = 1'],
    ['blanks help, before and after a name', '?keras\nkeras.layers.Dense??', '0\n0'],
    ['blanks a line that a backslash continues', '!pip install \\\n  keras \\\n  numpy\nx = 1', '0\n\n\nx = 1'],
    ['makes what a command gives unknown', 'files = !ls "it\'s"\nx = %pwd', 'files = _\nx = _'],
    ['reads the statement that %time runs', '%time history = model.fit(x)', '0    ;history = model.fit(x)'],
    ['keeps what %run runs', '%run helper.py', 'ǃ("helper.py")'],
    ['keeps it among options and arguments', 'if x:\n    %run -i -t "my helper.py" 3', 'if x:\n    ǃ("my helper.py")'],
    ['blanks %run without a program', '%run -m', '0'],
    ['blanks %timeit, whose assignments are lost', '%timeit -n 3 model.predict(x)', '0'],
    ['reads a cell that is timed or captured', '%%time\nmodel = f()', '0\nmodel = f()'],
    ['blanks an installation whose percent sign is left out', 'pip install keras\nconda = pip', '0\nconda = pip'],
    ['blanks a change of folder whose percent sign is left out', 'cd data/train\ncd = 3\ncd - 1', '0\ncd = 3\ncd - 1'],
    ['leaves the forms of Colab alone', '#@title Size { display-mode: "form" }\nunits = 32 #@param {type:"slider"}', '#@title Size { display-mode: "form" }\nunits = 32 #@param {type:"slider"}'],
    ['blanks a command that Windows line ends continue', '!pip install \\\r\n keras\r\nx = 1', '0\n\nx = 1'],
    ['keeps Windows line ends', '%cd data\r\nx = 1\r\n', '0\nx = 1\n'],
  ])('%s', (_case, cell, expected) => {
    expect(python(cell)).toBe(expected);
  });

  it.each(['\n%%bash\necho "model = 1"\n', '%%writefile model.py\nimport keras', '%%html\n<b>'])('is none in a cell in another language: %j', (cell) => {
    expect(pythonCell(cell)).toBeNull();
  });

  it.each([
    ['a format that goes on in brackets', 'print("%d"\n      %(a))'],
    ['a line of a string', 'text = """\n%d\n!x\n"""'],
    ['a line of a raw string', "text = r'''\n%matplotlib\n\\''''"],
    ['a line that a backslash continues', 'x = a \\\n  %b'],
    ['a comment with a bracket or a quote in it, before Python', "# it's (here\nx = 1"],
  ])('does not take %s for a command', (_case, cell) => {
    expect(pythonCell(cell)).toBe(cell);
  });

  it('takes the line after a bracket or string that ended for a new statement', () => {
    expect(python('f(a,\n  b)\n%cd x')).toBe('f(a,\n  b)\n0');
    expect(python("x = 'never closed\n%cd x")).toBe("x = 'never closed\n0");
  });
});
