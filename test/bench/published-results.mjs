/**
 * Trains what the book publishes with `gradlens train`, and writes docs/published-results.md with our results beside the
 * published ones.
 *
 *   node test/bench/published-results.mjs [--cli dist/cli.cjs] [--runs FOLDER] [experiment …]
 *
 * Results are kept, one line a run, in FOLDER/results.jsonl: what is there is not trained again.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { experiments } from './published/experiments.mjs';
import { programOf } from './published/program.mjs';
import { reportOf } from './published/report.mjs';

const seeds = [1, 2, 3];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cli: { type: 'string', default: 'dist/cli.cjs' },
    runs: { type: 'string', default: join(tmpdir(), 'gradlens-published-results') },
  },
});
mkdirSync(values.runs, { recursive: true });
const record = join(values.runs, 'results.jsonl');
const chosen = positionals.length > 0 ? experiments.filter(({ id }) => positionals.includes(id)) : experiments;
const done = existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];

for (const seed of seeds) {
  for (const experiment of chosen) {
    if (done.some((run) => run.id === experiment.id && run.seed === seed)) continue;
    const run = { id: experiment.id, seed, ...(await train(experiment, seed)) };
    done.push(run);
    appendFileSync(record, `${JSON.stringify(run)}\n`);
    console.log(`${run.id}, seed ${seed}: ${JSON.stringify(run.result ?? run.refusal)}`);
  }
}
writeFileSync('docs/published-results.md', reportOf(experiments, done, seeds));

/** @returns what Keras would log for the last epoch, or why the run was refused. */
async function train(experiment, seed) {
  const file = join(values.runs, `${experiment.id}.py`);
  writeFileSync(file, programOf(experiment));
  const args = [resolve(values.cli), 'train', file, '--json', '--seed', String(seed), '--runs', join(values.runs, 'runs')];
  const cli = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let last;
  for await (const line of createInterface({ input: cli.stdout })) {
    // Nearly all lines are of single steps.
    if (line.startsWith('{"type":"telemetry"')) continue;
    const event = JSON.parse(line);
    if (event.type === 'failed') return { refusal: event.message };
    if (event.type === 'epoch') last = event;
  }
  if (last?.epoch !== experiment.epochs) throw new Error(`${experiment.id} ended after epoch ${last?.epoch ?? 0}.`);
  const { loss, accuracy, val_loss, val_accuracy } = last;
  return { result: { loss, accuracy, val_loss, val_accuracy }, seconds: last.seconds };
}
