import { readFileSync } from 'node:fs';
import { findEngine } from '../../../src/engines/index.js';
import { NotTrainableError } from '../../../src/nn/index.js';
import { comparedRun, distance, type Compared, type ProgramCase } from '../program-case.js';

/**
 * Runs the random programs that run.py has run with Keras: `node test/bench/run.mjs ../parity/fuzz/compare.ts FILE [SEED]`.
 * Says which come to other numbers than Keras does, and which are refused and why; with a seed, all numbers of that program.
 */

/** float32 rounds at 6e-8; after 12 steps two right implementations agree to this. */
const TOLERANCE = 1e-5;

/** How many times as far as Keras in float32 is from Keras in float64 may rounding alone take us. */
const AS_FAR = 20;

interface Line {
  readonly single: ProgramCase;
  /** Null where TensorFlow cannot run it so. */
  readonly double: ProgramCase | null;
}

const [file = '', only] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line);
const engine = await findEngine('onnxruntime', 'cpu');
const counts = { agree: 0, rounding: 0, differ: 0, refused: 0 };

for (const { single, double } of lines) {
  if (only !== undefined && single.name !== only) continue;
  try {
    const compared = await comparedRun(engine, single);
    const exact = numbersOf(double ?? single);
    const far = compared.filter((one) => !(distance(one) < TOLERANCE));
    const wrong = compared.filter((one, index) => !(distance(one) < TOLERANCE + AS_FAR * distance({ ...one, ours: exact[index] })));
    counts[far.length === 0 ? 'agree' : wrong.length === 0 ? 'rounding' : 'differ'] += 1;
    if (wrong.length > 0) console.log(`\n#${single.name} differs in ${wrong.length} of ${compared.length}\n${single.source}${wrong.slice(0, 6).map(described).join('\n')}`);
    if (only !== undefined) console.log(compared.map(described).join('\n'));
  } catch (error) {
    counts.refused += 1;
    const isTold = error instanceof NotTrainableError;
    console.log(`\n#${single.name} ${isTold ? 'is refused' : 'FAILS'}: ${String(error)}${isTold ? '' : `\n${single.source}`}`);
  }
}
console.log(counts);

/** The numbers of a case in the order in which {@link comparedRun} gives them. */
function numbersOf({ steps, evaluation, weights }: ProgramCase): readonly number[] {
  const inSteps = (steps['loss'] ?? []).flatMap((_, step) => Object.values(steps).map((values) => values[step]!));
  return [...inSteps, ...Object.values(evaluation), ...weights.flatMap(({ values }) => values)];
}

function described({ what, ours, keras }: Compared): string {
  return `  ${what}: ${ours} here, ${keras} in Keras`;
}
