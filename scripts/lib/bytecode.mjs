import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The bundles of the command line that start out of bytecode: those that are done within seconds. */
const startedOutOfBytecode = ['cli-reading.cjs'];

/**
 * Compiles what the command line starts with to the bytecode of this version of V8, beside the bundles.
 * @param {string} dist Where they are.
 */
export async function writeBytecode(dist) {
  const folder = await mkdtemp(join(tmpdir(), 'gradlens-bytecode-'));
  const program = join(folder, 'write-bytecode.cjs');
  try {
    await build({ entryPoints: ['src/cli/start/write-bytecode.ts'], outfile: program, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' });
    execFileSync(process.execPath, [program, ...startedOutOfBytecode.map((name) => join(dist, name))], { stdio: 'inherit' });
  } finally {
    await rm(folder, { recursive: true });
  }
}
