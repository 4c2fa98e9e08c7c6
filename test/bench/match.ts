import { AbsentError, type Contender, type Round } from './contenders/contender.js';
import { gradlens } from './contenders/gradlens.js';
import { python } from './contenders/python.js';
import { taskOf, type Task } from './contenders/task.js';
import { tfjsNode } from './contenders/tfjs.js';
import { productOperations } from './machine.js';
import { trainingStep } from '../../src/nn/index.js';
import type { Network } from './networks.js';

/** How a contender compares with us on a network. */
export interface Standing {
  readonly name: string;
  /** Milliseconds a step, the median of the rounds. */
  readonly step: number;
  /** Its time by ours, round by round: the median. */
  readonly ratio: number;
  /** How far its mean loss of the first round is from ours, relative. */
  readonly lossDifference: number;
}

/** What became of a network. */
export interface Match {
  readonly network: Network;
  /** Milliseconds a step of ours, the median. */
  readonly step: number;
  /** Milliseconds to build graph and session. */
  readonly build: number;
  /** Floating-point operations in the matrix products of a step. */
  readonly operations: number;
  readonly standings: readonly Standing[];
  readonly versions: readonly string[];
  /** Who did not take part, and why. */
  readonly absent: readonly string[];
}

type Maker = (task: Task) => Promise<Contender & { readonly version?: string }>;

const makers: Readonly<Record<string, Maker>> = {
  'PyTorch, its default of threads': async ({ folder }) => python('torch_steps.py', 'PyTorch, its default of threads', [folder, 'default']),
  'PyTorch, 1 thread': async ({ folder }) => python('torch_steps.py', 'PyTorch, 1 thread', [folder, '1']),
  'Keras fit': async ({ folder }) => python('keras_fit.py', 'Keras fit', [folder]),
  'tfjs-node fit': tfjsNode,
};

/** Lets all train a network, in turn, round by round. */
export async function matchOf(network: Network, rounds: number): Promise<Match> {
  const task = taskOf(network);
  const steps = network.steps;
  const own = await gradlens(task);
  const others: Contender[] = [];
  const versions: string[] = [];
  const absent: string[] = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      const contender = await make(task);
      others.push(contender);
      if (contender.version !== undefined) versions.push(contender.version);
    } catch (error) {
      if (!(error instanceof AbsentError)) throw error;
      absent.push(`${name}: ${error.message}`);
    }
  }
  try {
    const first = new Map<Contender, Round>();
    for (const contender of [own, ...others]) first.set(contender, await contender.run(steps));
    const times = new Map([own, ...others].map((contender) => [contender as Contender, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [contender, list] of times) list.push((1000 * (await contender.run(steps)).seconds) / steps);
    }
    const ours = times.get(own)!;
    const standings = others.map((contender): Standing => {
      const theirs = times.get(contender)!;
      return {
        name: contender.name,
        step: median(theirs),
        ratio: median(theirs.map((time, round) => time / ours[round]!)),
        lossDifference: Math.abs(meanLoss(first.get(contender)!) / meanLoss(first.get(own)!) - 1),
      };
    });
    const operations = productOperations(trainingStep(task.settings));
    return { network, step: median(ours), build: own.buildMilliseconds, operations, standings, versions, absent };
  } finally {
    await Promise.all([own, ...others].map((contender) => contender.dispose()));
    task.dispose();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
}

function meanLoss({ losses }: Round): number {
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
