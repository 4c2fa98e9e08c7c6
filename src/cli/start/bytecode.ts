import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** Runs a module of CommonJS as Node calls it. */
type Run = (exports: object, require: NodeJS.Require, module: { exports: object }, path: string, folder: string) => void;

/** Where the build puts what V8 has compiled a bundle to. */
const bytecodePath = (bundle: string): string => `${bundle}.bytecode`;

/**
 * Runs a bundle out of the bytecode that {@link writeBytecode} made of it, so that V8 need not compile it again. V8 passes over
 * bytecode of other versions or flags than its own; then the bundle is compiled as any file is, as where there is none.
 * @param bundle Its absolute path.
 */
export function runBundle(bundle: string): void {
  const require = createRequire(bundle);
  const cachedData = bytecodeOf(bundle);
  if (cachedData === undefined) {
    require(bundle);
    return;
  }
  const module = { exports: {} };
  const run = new Script(wrap(readFileSync(bundle, 'utf8')), { filename: bundle, cachedData }).runInThisContext() as Run;
  run.call(module.exports, module.exports, require, module, bundle, dirname(bundle));
}

function bytecodeOf(bundle: string): Buffer | undefined {
  try {
    return readFileSync(bytecodePath(bundle));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Compiles all functions of a bundle, for a V8 with the flags of this one. To be called whenever a bundle is written: V8 knows its text by its length only. */
export function writeBytecode(bundle: string): void {
  setFlagsFromString('--no-lazy');
  const script = new Script(wrap(readFileSync(bundle, 'utf8')), { filename: bundle });
  setFlagsFromString('--lazy');
  writeFileSync(bytecodePath(bundle), script.createCachedData());
}
