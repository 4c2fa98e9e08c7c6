import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { RunRecordError } from '../record/errors.js';

/** What people say about a run. Its trainer never writes it. */
const annotationsSchema = v.object({
  name: v.optional(v.string()),
  notes: v.optional(v.string()),
  tags: v.optional(v.array(v.string())),
});
export type RunAnnotations = v.InferOutput<typeof annotationsSchema>;

const fileName = 'annotations.json';

/**
 * What people said about a run; nothing where they did not.
 * @throws RunRecordError naming the file, where it cannot be read.
 */
export async function readAnnotations(directory: string): Promise<RunAnnotations> {
  const path = join(directory, fileName);
  try {
    return v.parse(annotationsSchema, JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new RunRecordError(l10n.t('{0} cannot be read: {1}', path, error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

/** Changes what is said about a run, and keeps the rest. Errors of the disk are passed on. */
export async function annotate(directory: string, change: RunAnnotations): Promise<void> {
  const path = join(directory, fileName);
  const kept = { ...(await readAnnotations(directory)), ...change };
  await writeFile(`${path}.part`, JSON.stringify(kept, null, 2));
  await rename(`${path}.part`, path);
}
