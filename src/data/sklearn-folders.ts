import { readdir } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Where scikit-learn keeps the data sets that it ships, below a folder of Python's packages. */
const dataFolder = join('sklearn', 'datasets', 'data');

/** The interpreters that a terminal would start, from the one that is active. */
function interpreters(environment: NodeJS.ProcessEnv): string[] {
  const named = environment['GRADLENS_PYTHON'];
  const prefixes = ['VIRTUAL_ENV', 'CONDA_PREFIX'].flatMap((name) => environment[name] ?? []);
  const onPath = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...(named === undefined ? [] : [named]), ...prefixes.map((prefix) => join(prefix, 'bin', 'python')), ...onPath.map((folder) => join(folder, 'python3'))];
}

/** The folders of packages of an interpreter, as far as they lie where they usually do. */
async function packageFolders(interpreter: string): Promise<string[]> {
  const homes = new Set([dirname(dirname(interpreter)), dirname(dirname(resolved(interpreter)))]);
  const found: string[] = [];
  for (const home of homes) {
    const versions = await readdir(join(home, 'lib')).catch(() => []);
    const ofPython = versions.filter((name) => /^python3(\.\d+)?$/.test(name));
    found.push(...ofPython.flatMap((name) => ['site-packages', 'dist-packages'].map((packages) => join(home, 'lib', name, packages))), join(home, 'Lib', 'site-packages'));
  }
  return found;
}

/** What a link leads to; itself where there is nothing. */
function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // The interpreter is only a way to find folders; one that is not there leads to none.
    return path;
  }
}

/** The folders in which a scikit-learn on this machine would keep its data sets. Nothing is run to find them. */
export async function sklearnFolders(environment: NodeJS.ProcessEnv = process.env): Promise<string[]> {
  const folders: string[] = [];
  for (const interpreter of interpreters(environment)) folders.push(...(await packageFolders(interpreter)));
  return [...new Set(folders)].map((folder) => join(folder, dataFolder));
}
