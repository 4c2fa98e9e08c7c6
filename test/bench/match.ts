import { AbsentError, type Contender, type Round } from './contenders/contender.js';
import { gradlens } from './contenders/gradlens.js';
import { python } from './contenders/python.js';
import { taskOf, type Task } from './contenders/task.js';
import { tfjsNode } from './contenders/tfjs.js';
import { productsOf } from '../../src/graph/index.js';
import { trainingStep } from '../../src/nn/index.js';
import type { Network } from './networks.js';
import { mean, median } from './statistics.js';

/** How a contender compares with us on a network. */
export interface Standing {
  readonly name: string;
  /** Milliseconds a step, the median of the rounds. */
  readonly step: number;
  /** Its time by ours, round by round: the median. */
  readonly ratio: number;
  /** Its least processor time of a round by our least: what other work on the machine touches least. */
  readonly processorRatio: number;
  /** How far its mean loss of the first round is from ours, relative. */
  readonly lossDifference: number;
}

/** What became of a network. */
export interface Match {
  readonly network: Network;
  /** Milliseconds a step of ours, the median. */
  readonly step: number;
  /** The same in processor time, the least of the rounds. */
  readonly processorStep: number;
  /** Milliseconds of processor time to build graph and session. */
  readonly build: number;
  /** Floating-point operations in the matrix products of a step. */
  readonly operations: number;
  readonly standings: readonly Standing[];
  readonly versions: readonly string[];
  /** Who did not take part, and why. */
  readonly absent: readonly string[];
}

/** Threads that wait for each other take long where others work on the machine too. */
const SPINNING = 'PyTorch, its default of threads';

type Maker = (task: Task) => Competitor | Promise<Competitor>;
type Competitor = Contender & { readonly version: string };

const makers: Readonly<Record<string, Maker>> = {
  [SPINNING]: async ({ folder }) => python('torch_steps.py', SPINNING, [folder, 'default']),
  'PyTorch, 1 thread': async ({ folder }) => python('torch_steps.py', 'PyTorch, 1 thread', [folder, '1']),
  'Keras fit': async ({ folder }) => python('keras_fit.py', 'Keras fit', [folder]),
  'tfjs-node fit': tfjsNode,
};

/** Lets all train a network, in turn, round by round; on a busy machine those that it makes slow stay away. */
export async function matchOf(network: Network, rounds: number, isBusy: boolean): Promise<Match> {
  const task = taskOf(network);
  const steps = network.steps;
  const own = await gradlens(task);
  const others: Contender[] = [];
  const versions: string[] = [];
  const absent: string[] = [];
  for (const [name, make] of Object.entries(makers)) {
    if (isBusy && name === SPINNING) continue;
    try {
      const contender = await make(task);
      others.push(contender);
      versions.push(contender.version);
    } catch (error) {
      if (!(error instanceof AbsentError)) throw error;
      absent.push(`${name}: ${error.message}`);
    }
  }
  try {
    const first = new Map<Contender, Round>();
    for (const contender of [own, ...others]) first.set(contender, await contender.run(steps));
    const all: readonly Contender[] = [own, ...others];
    const run = new Map(all.map((contender): [Contender, Round[]] => [contender, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [contender, list] of run) list.push(await contender.run(steps));
    }
    const ours = run.get(own)!;
    const millisecondsOf = (list: readonly Round[]): number => median(list.map(({ seconds }) => (1000 * seconds) / steps));
    const standings = others.map((contender): Standing => {
      const theirs = run.get(contender)!;
      return {
        name: contender.name,
        step: millisecondsOf(theirs),
        ratio: median(theirs.map((one, round) => one.seconds / ours[round]!.seconds)),
        processorRatio: leastProcessorTime(theirs) / leastProcessorTime(ours),
        lossDifference: Math.abs(mean(first.get(contender)!.losses) / mean(first.get(own)!.losses) - 1),
      };
    });
    const { operations } = productsOf(trainingStep(task.settings));
    const processorStep = (1000 * leastProcessorTime(ours)) / steps;
    const step = millisecondsOf(ours);
    return { network, step, processorStep, build: own.buildMilliseconds, operations, standings, versions, absent };
  } finally {
    await Promise.all([own, ...others].map((contender) => contender.dispose()));
    task.dispose();
  }
}

function leastProcessorTime(rounds: readonly Round[]): number {
  return Math.min(...rounds.map(({ processorSeconds }) => processorSeconds));
}
