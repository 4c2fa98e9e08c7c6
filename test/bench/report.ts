import { machineName } from './machine.js';
import type { Match } from './match.js';

/** The matches as lines of text. */
export function tableOf(matches: readonly Match[], peak: number): string {
  return matches
    .flatMap(({ network, step, build, operations, standings, absent }) => [
      `${network.name.padEnd(15)} ${step.toFixed(3)} ms a step, built in ${build.toFixed(0)} ms, ${share(operations, step, peak)} of the peak`,
      ...standings.map(
        ({ name, step: theirs, ratio, processorRatio, lossDifference }) =>
          `  ${ratio.toFixed(2)} x (processor time ${processorRatio.toFixed(2)} x)  ${name.padEnd(32)} ${theirs.toFixed(3)} ms; losses ${lossDifference.toExponential(1)} apart`,
      ),
      ...absent.map((reason) => `  absent: ${reason}`),
    ])
    .join('\n');
}

function share(operations: number, step: number, peak: number): string {
  return `${Math.round((100 * operations) / (step / 1000) / peak)} %`;
}

/** docs/bench.md. */
export function pageOf(matches: readonly Match[], { peak, rounds }: { readonly peak: number; readonly rounds: number }): string {
  const versions = [...new Set(matches.flatMap((match) => match.versions))];
  const absent = [...new Set(matches.flatMap((match) => match.absent))];
  const rows = matches.map(({ network, build, step, operations, standings }) => {
    const best = (start: string): string => {
      const found = standings.filter(({ name }) => name.startsWith(start)).map(({ ratio }) => ratio);
      return found.length === 0 ? '–' : `${Math.min(...found).toFixed(2)} ×`;
    };
    const ratios = [best('PyTorch'), best('Keras'), best('tfjs')].join(' | ');
    return `| ${network.name} | ${ratios} | ${build.toFixed(0)} ms | ${share(operations, step, peak)} |`;
  });
  return [
    '# How fast a step is',
    '',
    '<!-- Made by `npm run bench -- --write`; the words are in test/bench/report.ts. -->',
    '',
    `On ${machineName()}; ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}; ${versions.join('; ')}.`,
    '',
    "How many times as long as ours the others' steps take: medians of the ratios of interleaved rounds, of which there were",
    `${rounds}. All train the same network from the same weights on the same batches of 32, and their mean losses agree. Ours`,
    'measures the norm of the gradient of every layer in every step; the others measure nothing but loss (and, in `fit`,',
    'accuracy). We use one thread; PyTorch runs with its default and with one, and its better one counts; Keras and',
    'TensorFlow.js have their defaults.',
    '',
    '| network | PyTorch | Keras `fit` | tfjs-node `fit` | built in | of the peak |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `*Built in*: graph and session. *Of the peak*: the floating-point operations of a step's matrix products and convolutions,`,
    `by those that the machine does in a product of 512 × 512 matrices with one thread (${(peak / 1e9).toFixed(0)} GFLOPS in this run).`,
    ...(absent.length > 0 ? ['', ...absent.map((reason) => `Absent: ${reason}.`)] : []),
    '',
    ...IN_THE_WAY,
    '',
  ].join('\n');
}

const IN_THE_WAY: readonly string[] = [];
