import { IN_THE_WAY } from './in-the-way.js';
import { machineName } from './machine.js';
import type { Match, Standing } from './match.js';

/** The matches as lines of text. */
export function tableOf(matches: readonly Match[], peak: number): string {
  return matches
    .flatMap((match) => [
      `${match.network.name.padEnd(15)} ${match.step.toFixed(3)} ms a step (processor time ${match.processorStep.toFixed(3)}), built in ${match.build.toFixed(0)} ms, ${share(match, peak)} of the peak`,
      ...match.standings.map(
        ({ name, step, ratio, processorRatio, lossDifference }) =>
          `  ${ratio.toFixed(2)} x (processor time ${processorRatio.toFixed(2)} x)  ${name.padEnd(32)} ${step.toFixed(3)} ms; losses ${lossDifference.toExponential(1)} apart`,
      ),
      ...match.absent.map((reason) => `  absent: ${reason}`),
    ])
    .join('\n');
}

function share({ operations, processorStep }: Match, peak: number): string {
  return `${Math.round((100 * operations) / (processorStep / 1000) / peak)} %`;
}

/** What a page of results says of the run. */
export interface RunDescription {
  /** Floating-point operations a second. */
  readonly peak: number;
  readonly rounds: number;
  /** How many processes wanted a processor while it ran, on average. */
  readonly load: number;
  readonly isBusy: boolean;
}

const others = [
  ['PyTorch', 'PyTorch'],
  ['Keras `fit`', 'Keras'],
  ['tfjs-node `fit`', 'tfjs'],
] as const;

/** docs/bench.md. */
export function pageOf(matches: readonly Match[], { peak, rounds, load, isBusy }: RunDescription): string {
  const versions = [...new Set(matches.flatMap((match) => match.versions))];
  const absent = [...new Set(matches.flatMap((match) => match.absent))];
  const rows = matches.map((match) => {
    const ratios = others.map(([, start]) => slowdown(match.standings.filter(({ name }) => name.startsWith(start)), isBusy));
    return `| ${match.network.name} | ${ratios.join(' | ')} | ${match.build.toFixed(0)} ms | ${share(match, peak)} |`;
  });
  return [
    '# How fast a step is',
    '',
    '<!-- Made by `npm run bench -- --write`; the words are in test/bench/report.ts and in-the-way.ts. -->',
    '',
    `On ${machineName()}; ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}; ${versions.join('; ')}.`,
    `While it ran, ${load.toFixed(0)} processes wanted a processor on average.`,
    '',
    ...(isBusy ? BY_PROCESSOR_TIME : BY_THE_CLOCK),
    `There were ${rounds} interleaved rounds. All train the same network from the same weights on the same batches of 32, and their`,
    'mean losses agree. Ours measures the norm of the gradient of every layer in every step; the others measure nothing but',
    'loss (and, in `fit`, accuracy).',
    '',
    `| network | ${others.map(([title]) => title).join(' | ')} | built in | of the peak |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    "*Built in*: graph and session, in processor time. *Of the peak*: the floating-point operations of a step's matrix products and convolutions,",
    `by those that the machine does in a product of 512 × 512 matrices, both in processor time (${(peak / 1e9).toFixed(0)} GFLOPS in this run).`,
    ...(absent.length > 0 ? ['', ...absent.map((reason) => `Absent: ${reason}.`)] : []),
    '',
    ...IN_THE_WAY,
    '',
  ].join('\n');
}

const BY_THE_CLOCK: readonly string[] = [
  "How many times as long as ours the others' steps take by the clock: medians of the ratios of the rounds. Of PyTorch the better",
  'of its default of threads and one thread counts; Keras and TensorFlow.js have their defaults. We use two threads where products',
  'are large (src/engines/onnxruntime/threads.ts), and else one.',
];

const BY_PROCESSOR_TIME: readonly string[] = [
  "How many times as much processor time as ours the others' steps take: their least of a round by our least, since the machine",
  'had other work, which the clock would count too. PyTorch uses one thread (several that wait for each other stand still on a busy',
  'machine); all others have their defaults, we two threads where products are large, and so may take less by the clock than here.',
];

/** The ratio of the one that comes nearest to us. */
function slowdown(standings: readonly Standing[], isBusy: boolean): string {
  const ratios = standings.map(({ ratio, processorRatio }) => (isBusy ? processorRatio : ratio));
  return ratios.length === 0 ? '–' : `${Math.min(...ratios).toFixed(2)} ×`;
}
