/** How many folders above a file its modules are looked for in: that of the program is rarely further. */
const foldersAbove = 4;

/**
 * The files, with `/` between folders, that an import may mean, the likeliest first.
 * @param name As the import has it: `models.vgg`, or `..layers` with the points of a relative import.
 * @param from The path of the file that imports it.
 */
export function moduleCandidates(name: string, from: string): readonly string[] {
  const points = /^\.*/.exec(name)?.[0].length ?? 0;
  const parts = name.slice(points).split('.').filter((part) => part !== '');
  const own = folderOf(from.replaceAll('\\', '/'));
  const folders = points > 0 ? [above(own, points - 1)] : Array.from({ length: foldersAbove + 1 }, (_, count) => above(own, count));
  // Above the first folder of an absolute path there is nothing to look into.
  const unique = [...new Set(folders.flatMap((folder) => (folder === undefined || (folder === '' && own.startsWith('/')) ? [] : [folder])))];
  return unique.flatMap((folder) => {
    const base = [...(folder === '' ? [] : [folder]), ...parts].join('/');
    return parts.length === 0 ? [`${base}/__init__.py`] : [`${base}.py`, `${base}/__init__.py`];
  });
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '' : path.slice(0, end);
}

/** The folder a number of folders above; `undefined` above the first one that the path names. */
function above(folder: string, count: number): string | undefined {
  let result = folder;
  for (let left = count; left > 0; left--) {
    if (result === '') return undefined;
    result = folderOf(result);
  }
  return result;
}
