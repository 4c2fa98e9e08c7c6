import { isUnknown, type TableLayout, type TableStep } from '../../spec/index.js';
import { dataFileAt } from '../data-files/index.js';
import { argumentOf, elementsOf, none, numberOf, truthOf, type Call, type Value } from '../python/index.js';
import { namesIn } from './columns.js';
import { frame } from './data-frame.js';
import { factsOfColumns, type Columns } from './table-facts.js';

/** Arguments that say nothing of what is in the columns. */
const harmless = new Set(['encoding', 'low_memory', 'engine', 'dtype', 'skipinitialspace', 'memory_map', 'on_bad_lines', 'header', 'names', 'sep', 'delimiter', 'skiprows', 'usecols', 'na_values', 'index_col', 'filepath_or_buffer', 'comment', 'delim_whitespace', 'parse_dates', 'infer_datetime_format', 'dayfirst']);

/** `pd.read_csv("data.csv", …)`: its columns are those that the call names, else those of the file's first line. */
export function readCsv(call: Call, preset: string): Value {
  const given = (name: string): Value | undefined => {
    const value = call.keywords.get(name)?.value;
    return value === undefined || value.kind === 'none' ? undefined : value;
  };
  const named = given('names') === undefined ? null : namesIn(given('names') ?? { kind: 'none' }, call);
  const hasIndex = given('index_col') !== undefined;
  const layout = layoutOf(call, preset, named);
  const path = argumentOf(call, 0, 'filepath_or_buffer');
  const isFile = path?.kind === 'string' && layout !== undefined;
  const all = named ?? (isFile ? headerOf(path.value, layout, call) : null);
  const used = given('usecols') === undefined ? null : usedOf(given('usecols') ?? none, all, call);
  const known = hasIndex ? null : (used ?? named);
  if (path?.kind !== 'string' || /^\w+:\/\//.test(path.value) || layout === undefined || (given('usecols') !== undefined && used === null)) return frame(call, factsOfColumns(known));
  const steps: TableStep[] = used === null ? [] : [{ step: 'pick', columns: used }];
  if (hasIndex && numberOf(given('index_col')) !== 0) return frame(call, factsOfColumns(null));
  if (hasIndex) steps.unshift({ step: 'places', start: 1, stop: null });
  const count = rowsOf(path.value, layout, call);
  const columns = used ?? (hasIndex ? (all?.slice(1) ?? null) : all);
  return frame(call, { columns, source: { path: path.value, layout, steps, rows: [], ofFile: count, count } });
}

/** The columns that `usecols` names or counts, in the order of the file, whatever that of the list is. */
function usedOf(given: Value, all: Columns, call: Call): Columns {
  const names = namesIn(given, call);
  if (all === null) return names;
  const elements = elementsOf(given, call.range);
  const places = isUnknown(elements) ? [] : elements.map(numberOf);
  if (names === null && (places.length === 0 || places.includes(undefined))) return null;
  const isKnown = names?.every((name) => all.includes(name)) ?? places.every((place) => place !== undefined && place < all.length);
  return isKnown ? all.filter((name, place) => (names === null ? places.includes(place) : names.includes(name))) : names;
}

function layoutOf(call: Call, preset: string, names: Columns): TableLayout | undefined {
  const given = (name: string): Value | undefined => call.keywords.get(name)?.value;
  if (call.open !== null || [...call.keywords.keys()].some((name) => !harmless.has(name)) || call.positional.length > 2) return undefined;
  const delimiter = delimiterOf(call, preset);
  const skipped = given('skiprows');
  const skipRows = skipped === undefined ? 0 : numberOf(skipped);
  const hasHeader = hasHeaderLine(given('header'), names);
  const missing = given('na_values') === undefined ? undefined : namesIn(given('na_values') ?? { kind: 'none' }, call);
  const comment = given('comment');
  const isSpaces = delimiter === '\\s+' || delimiter === ' +';
  if (delimiter === undefined || (delimiter.length > 1 && !isSpaces) || skipRows === undefined || hasHeader === undefined || missing === null || (comment !== undefined && comment.kind !== 'string')) return undefined;
  return {
    delimiter: isSpaces ? null : delimiter,
    skipRows,
    hasHeader,
    ...(names !== null && { names }),
    ...(missing !== undefined && { missing }),
    ...(comment !== undefined && { comment: comment.value }),
  };
}

/** What stands between fields; `undefined` where it is not known. */
function delimiterOf({ keywords, positional }: Call, preset: string): string | undefined {
  const separator = (keywords.get('sep') ?? keywords.get('delimiter') ?? positional[1])?.value;
  if (separator !== undefined) return separator.kind === 'string' ? separator.value : undefined;
  const isBySpaces = truthOf(keywords.get('delim_whitespace')?.value ?? none);
  if (isUnknown(isBySpaces)) return undefined;
  return isBySpaces ? '\\s+' : preset;
}

/** Whether the first line names the columns, which by default it does where the call does not; `undefined` for other lines. */
function hasHeaderLine(header: Value | undefined, names: Columns): boolean | undefined {
  if (header === undefined || header.kind === 'string') return names === null;
  if (header.kind === 'none') return false;
  return numberOf(header) === 0 ? true : undefined;
}

/** How many rows a file has; null where its lines are not counted, or not all of them are rows for sure. */
function rowsOf(path: string, { skipRows, hasHeader, comment }: TableLayout, call: Call): number | null {
  const file = dataFileAt(path, call);
  if (file?.kind !== 'text' || file.rows === null || comment !== undefined || skipRows > file.lines.length) return null;
  const skipped = file.lines.slice(0, skipRows).filter((line) => line.trim() !== '').length;
  return Math.max(0, file.rows - skipped - Number(hasHeader));
}

/** The columns that the first line of a file names, or has. */
function headerOf(path: string, { delimiter, skipRows, hasHeader }: TableLayout, call: Call): Columns {
  const file = dataFileAt(path, call);
  const line = file?.kind === 'text' ? file.lines.slice(skipRows).find((each) => each.trim() !== '') : undefined;
  if (line === undefined) return null;
  const fields = (delimiter === null ? line.trim().split(/\s+/) : splitOutsideQuotes(line, delimiter)).map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  return hasHeader ? fields : fields.map((_, place) => String(place));
}

/** The parts of a line between delimiters that do not stand in quotes. */
function splitOutsideQuotes(line: string, delimiter: string): string[] {
  return line.split('"').reduce<string[]>(
    (fields, part, index) => {
      const [first = '', ...others] = index % 2 === 0 ? part.split(delimiter) : [part];
      return [...fields.slice(0, -1), `${fields.at(-1) ?? ''}${first}`, ...others];
    },
    [''],
  );
}
