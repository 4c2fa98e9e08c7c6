import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataError, DataFiles, DataMemory, DatasetLibrary, type SampleArray } from '../../../src/data/index.js';
import { RandomState } from '../../../src/data/random/index.js';
import type { ArrayExpression, TableLayout, TableStep } from '../../../src/spec/index.js';

const plenty = 2 ** 30;
/** Less than any of the tables takes. */
const little = 2000;
const comma: TableLayout = { delimiter: ',', skipRows: 0, hasHeader: true };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-tables-'));
  const random = new RandomState(2);
  const kinds = ['red', 'green', 'a "great" blue', 'two, or\nthree'];
  const rows = Array.from({ length: 3000 }, (_, row) => {
    const size = row % 97 === 5 ? '' : (random.normal() * 10 ** random.integer(6)).toString();
    return `${row},${size},"${(kinds[random.integer(3)] ?? '').replaceAll('"', '""')}",${random.integer(9) - 4},${row % 3 === 0 ? 'yes' : 'no'}`;
  });
  const text = `id,size,kind,count,label\n${rows.join('\n')}\n`;
  await writeFile(join(folder, 'things.csv'), text);
  await writeFile(join(folder, 'things.csv.gz'), gzipSync(text));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Wanted {
  readonly steps?: readonly TableStep[];
  readonly encoded?: true;
  readonly layout?: TableLayout;
}

function tableOf(path: string, { steps = [], encoded, layout = comma }: Wanted): ArrayExpression {
  return { kind: 'array', operation: 'table', path, layout, steps, ...(encoded && { encoded }), shape: [null, null], dtype: 'float64' };
}

function samplesOf(path: string, wanted: Wanted, bytes: number): Promise<SampleArray> {
  const memory = new DataMemory(bytes);
  const library = new DatasetLibrary({ places: { configured: [], keras: '', system: [] }, mayDownload: false });
  return new ArrayEvaluator(library, new DataFiles([folder], memory), memory).samples(tableOf(path, wanted));
}

/** All numbers of a table that is in memory. */
async function numbersIn(path: string, wanted: Wanted = {}): Promise<number[]> {
  const samples = await samplesOf(path, wanted, plenty);
  if (!('values' in samples)) throw new Error('The table is not in memory.');
  return [...samples.values];
}

async function failure(name: string, text: string | Uint8Array, wanted: Wanted = {}, bytes = plenty): Promise<DataError> {
  await writeFile(join(folder, name), text);
  const error: unknown = await samplesOf(name, wanted, bytes).then(() => null, (reason: unknown) => reason);
  if (!(error instanceof DataError)) throw new Error(`It was read, or failed otherwise: ${String(error)}`);
  expect(error.message).toContain(join(folder, name));
  return error;
}

describe('A table that does not fit into memory', () => {
  const numeric: TableStep = { step: 'drop', columns: ['kind', 'label'] };
  const mended: TableStep = { step: 'fillMissing', value: -1 };
  it.each<[string, Wanted]>([
    ['without rows in which something is missing', { steps: [numeric, { step: 'dropMissing' }] }],
    ['with a number for what is missing', { steps: [numeric, mended] }],
    ['one column of it, by its name', { steps: [{ step: 'pick', columns: ['count'] }] }],
    ['one column of it, by its place', { steps: [{ step: 'place', place: -2 }] }],
    ['columns from one place to another', { steps: [mended, { step: 'places', start: 0, stop: 2 }] }],
    ['columns in another order, one twice', { steps: [mended, { step: 'pick', columns: ['count', 'size', 'count'] }] }],
    ['classes, numbered', { steps: [{ step: 'pick', columns: ['kind'] }], encoded: true }],
    ['classes among other columns, numbered', { steps: [{ step: 'encode', column: 'kind' }, { step: 'drop', columns: ['label', 'size'] }] }],
    ['numbers, numbered as classes', { steps: [{ step: 'encode', column: 'count' }, { step: 'pick', columns: ['count'] }] }],
    ['with numbers for texts', { steps: [{ step: 'map', column: 'label', pairs: [['yes', 1], ['no', 0]] }, { step: 'pick', columns: ['label'] }] }],
    ['all of this', { steps: [{ step: 'dropMissing' }, { step: 'encode', column: 'kind' }, { step: 'map', column: 'label', pairs: [['yes', 1], ['no', 0]] }] }],
  ])('has the same rows: %s', async (_name, wanted) => {
    const whole = await samplesOf('things.csv', wanted, plenty);
    for (const path of ['things.csv', 'things.csv.gz']) {
      const streamed = await samplesOf(path, wanted, little);
      if (!('values' in whole) || !('gather' in streamed)) throw new Error('One should be in memory, and one should not.');
      expect(streamed.shape).toEqual(whole.shape);
      const [count = 0, width = 0] = whole.shape;
      const rows = Int32Array.from([...new RandomState(3).permutation(count), 0, 1, 2, count - 1]);
      expect([...streamed.gather(rows).values]).toEqual([...rows].flatMap((row) => [...whole.values.subarray(row * width, (row + 1) * width)]));
    }
  });

  it('is refused by the same line and column as in memory', async () => {
    for (const bytes of [plenty, little]) {
      await expect(samplesOf('things.csv', {}, bytes)).rejects.toThrow(/line 10: the column "size" has no number there/);
      await expect(samplesOf('things.csv', { steps: [{ step: 'fillMissing', value: 0 }] }, bytes)).rejects.toThrow(/things\.csv, line 2: ".*" in the column "kind" is no number/);
    }
  });

  it('is refused by a column with more different texts than there is memory for, if that is numbered', async () => {
    const rows = Array.from({ length: 12_000 }, (_, row) => `${row % 5},${'x'.repeat(60)}${row},k${row % 3}`);
    await writeFile(join(folder, 'names.csv'), `a,name,kind\n${rows.join('\n')}`);
    await expect(samplesOf('names.csv', { steps: [{ step: 'encode', column: 'name' }] }, little)).rejects.toThrow(/The column "name" of .*names\.csv has too many different values to number them as classes/);
    await expect(samplesOf('names.csv', {}, little)).rejects.toThrow(/line 2: there is a text in the column "name", which has too many different ones to be classes\. Leave the column out/);
    const others = await samplesOf('names.csv', { steps: [{ step: 'drop', columns: ['name'] }, { step: 'encode', column: 'kind' }] }, little);
    expect('gather' in others && [...others.gather(Int32Array.of(0, 1, 11_999)).values]).toEqual([0, 0, 1, 1, 4, 2]);
  });
});

describe('A table of text', () => {
  it.each([
    ['with ends of lines as on Windows and a byte order mark', '\uFEFFa,b\r\n1,2\r\n3,4\r\n', [1, 2, 3, 4]],
    ['without an end of its last line', 'a,b\n1,2\n3,4', [1, 2, 3, 4]],
    ['with fields in quotes that hold delimiters, quotes and ends of lines', 'a,"b, ""c""\nd"\n"1","2"\n3 ,"4"\n', [1, 2, 3, 4]],
    ['with empty lines', '\n\na,b\n\n1,2\n \n3,4\n\n', [1, 2, 3, 4]],
    ['with every way to write a number', 'a,b\n1e2,-.5\n+3.,0x\n', null],
    ['with infinite numbers and truths', 'a,b\ninf,-Infinity\nTrue,false\n', [Infinity, -Infinity, 1, 0]],
  ])('%s is read', async (_name, text, numbers) => {
    await writeFile(join(folder, 'own.csv'), text);
    if (numbers === null) await expect(numbersIn('own.csv')).rejects.toThrow(/line 3: "0x" in the column "b" is no number/);
    else expect(await numbersIn('own.csv')).toEqual(numbers);
  });

  it.each(['0x1f', '0b1', '0o7', '1_000', '--1', '.', 'e5', '1e', '1 2', '+'])('does not take %s for a number', async (text) => {
    await expect(failure('own.csv', `a\n1\n${text}\n`)).resolves.toMatchObject({ where: { row: 3 } });
  });

  it('has what a line goes on with behind a remark left out', async () => {
    await writeFile(join(folder, 'remarks.csv'), '# all of it\na,b\n1,2 # two\n"3",4#,5\n');
    expect(await numbersIn('remarks.csv', { layout: { ...comma, comment: '#' } })).toEqual([1, 2, 3, 4]);
  });

  it('names the line that has too few columns, however far it is', async () => {
    const rows = `${'1,2,3\n'.repeat(300_000)}1,2\n${'1,2,3\n'.repeat(10)}`;
    for (const bytes of [plenty, little]) expect(await failure('few.csv', `a,b,c\n${rows}`, {}, bytes)).toMatchObject({ message: `${join(folder, 'few.csv')}, line 300002: it has 2 fields; the lines before have 3.`, where: { row: 300_002 } });
  });

  it('names the line in which a quote begins that is never closed, without reading what follows again and again', async () => {
    expect((await failure('open.csv', `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(200_000)}`)).message).toMatch(/open\.csv, line 3: a quote is not closed\.$/);
    expect((await failure('escaped.csv', `a,b\n3,"4\n${'""\n'.repeat(2_000_000)}`)).message).toMatch(/escaped\.csv, line 2: a quote is not closed\.$/);
    expect((await failure('long.csv', `a,b\n3,"4\n${'5,6\n'.repeat(5_000_000)}`)).message).toMatch(/long\.csv, line 2: a quote is not closed\.$/);
  });

  it('names the line that is longer than any row', async () => {
    expect((await failure('line.csv.gz', gzipSync(Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(2 ** 26, '1')])))).message).toMatch(/line\.csv\.gz, line 2: the line is longer than 16777216 characters\.$/);
  });

  it('names the byte that is zero, as in texts of 16 bits, and where it is not UTF-8', async () => {
    expect(await failure('zero.csv', 'a,b\n1,2\n\0\0\0\0')).toMatchObject({ message: expect.stringContaining('there is a zero byte at byte 8') as string, where: { byte: 8 } });
    expect((await failure('latin.csv', Buffer.from('a,b\n1,caf\xe9\n2,3\n', 'latin1'))).message).toMatch(/is no text in UTF-8/);
  });

  it('says where it is cut off or damaged, if it is packed', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, row) => `${row},${(row * 7919) % 1009}`).join('\n'));
    expect((await failure('cut.csv.gz', packed.subarray(0, 4000))).message).toMatch(/is cut off: its gzip data stops in the middle, at byte 4000/);
    const damaged = Buffer.from(packed);
    damaged.writeUInt32LE(7, damaged.length - 8);
    expect((await failure('damaged.csv.gz', damaged, {}, little)).message).toMatch(/is damaged: its gzip data cannot be unpacked \(incorrect data check\)/);
  });

  it('without rows is refused', async () => {
    expect((await failure('empty.csv', '')).message).toMatch(/has no rows/);
    expect((await failure('header.csv', 'a,b\n')).message).toMatch(/has no rows/);
  });
});
