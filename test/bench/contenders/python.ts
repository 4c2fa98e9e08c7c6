import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AbsentError, type Contender, type Round } from './contender.js';

/** The Python that has PyTorch and Keras: that of the variable GRADLENS_BENCH_PYTHON, or the one of the oracle. */
const interpreter = process.env['GRADLENS_BENCH_PYTHON'] ?? '/opt/oracle/bin/python';

/**
 * A contender in a Python process, which is told on its standard input how many steps to run, and answers with a line of
 * JSON. The first line that it writes says what it is.
 * @throws AbsentError where there is no Python, or it lacks the package.
 */
export async function python(script: string, name: string, args: readonly string[]): Promise<Contender & { readonly version: string }> {
  if (!existsSync(interpreter)) {
    throw new AbsentError(`there is no Python at ${interpreter}; set GRADLENS_BENCH_PYTHON to one that has the package`);
  }
  const child = spawn(interpreter, [resolve('test/bench/contenders', script), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '' },
  });
  let errors = '';
  child.stderr.on('data', (text) => (errors = `${errors}${String(text)}`.slice(-2000)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function answer(): Promise<unknown> {
    const line = await lines.next();
    if (line.done === true) throw new AbsentError(errors.trim().split('\n').at(-1) ?? 'it ended without a word');
    return JSON.parse(line.value);
  }

  const { version } = (await answer()) as { version: string };
  return {
    name,
    version,
    async run(steps): Promise<Round> {
      child.stdin.write(`${steps}\n`);
      return (await answer()) as Round;
    },
    async dispose(): Promise<void> {
      child.stdin.end();
      await new Promise((resolve) => {
        if (child.exitCode !== null) resolve(undefined);
        else child.once('exit', resolve);
      });
    },
  };
}
