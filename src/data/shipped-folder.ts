import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the data sets that come with GradLens lie, below its own folder. */
const place = join('media', 'datasets');

/** The folder of the data sets that come with GradLens, from wherever this code has been bundled to; null where they were left out. */
export function shippedFolder(from: string = __dirname): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const shipped = join(folder, place);
    if (existsSync(shipped)) return shipped;
    if (dirname(folder) === folder) return null;
  }
}
