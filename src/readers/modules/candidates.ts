/**
 * The files, with `/` between folders, that an import may mean, the likeliest first.
 * @param name As the import has it: `models.vgg`, or `..layers` with the points of a relative import.
 * @param from The path of the file that imports it.
 * @param folders Where modules are looked for that are not relative, in order.
 */
export function moduleCandidates(name: string, from: string, folders: readonly string[]): readonly string[] {
  const points = /^\.*/.exec(name)?.[0].length ?? 0;
  const parts = name.slice(points).split('.').filter((part) => part !== '');
  const relative = points === 0 ? undefined : above(folderOf(from), points - 1);
  const searched = points === 0 ? folders : relative === undefined ? [] : [relative];
  return searched.flatMap((folder) => {
    const base = parts.reduce(inFolder, folder);
    return parts.length === 0 ? [inFolder(base, '__init__.py')] : [`${base}.py`, inFolder(base, '__init__.py')];
  });
}

/** The path of something in a folder; the folder '' is the one that paths are relative to. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folder that a file or a folder is in. */
export function folderOf(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  const end = slashes.lastIndexOf('/');
  return end < 0 ? '' : slashes.slice(0, end);
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
