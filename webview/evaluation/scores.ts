import type { Judgement } from '../../src/protocol/index.js';

export type ClassJudgement = Extract<Judgement, { kind: 'classes' }>;

/** How well a class is told from the others; null where there is nothing to divide by. */
export interface ClassScores {
  readonly label: number;
  /** Of the samples taken for the class, the share that is of it. */
  readonly precision: number | null;
  /** Of the samples of the class, the share taken for it. */
  readonly recall: number | null;
  /** The harmonic mean of both (C. J. van Rijsbergen, Information Retrieval, 1979). */
  readonly f1: number | null;
  /** How many samples are of the class. */
  readonly samples: number;
}

/** Samples of one class that are taken for another. */
export interface Confused {
  readonly label: number;
  readonly predicted: number;
  readonly samples: number;
}

/** What people call a class: by its name where that is known, else by its number. */
export function className(label: number, names: readonly string[] | undefined): string {
  return names?.[label] ?? String(label);
}

/** How many samples of a class are taken for a class. */
export function confusedAs({ classes, confusion }: ClassJudgement, label: number, predicted: number): number {
  return confusion[label * classes + predicted] ?? 0;
}

export function classScores(judgement: ClassJudgement): ClassScores[] {
  const labels = Array.from({ length: judgement.classes }, (_, label) => label);
  const sum = (count: (other: number) => number) => labels.reduce((total, other) => total + count(other), 0);
  return labels.map((label) => {
    const right = confusedAs(judgement, label, label);
    const samples = sum((other) => confusedAs(judgement, label, other));
    const taken = sum((other) => confusedAs(judgement, other, label));
    return { label, precision: share(right, taken), recall: share(right, samples), f1: share(2 * right, samples + taken), samples };
  });
}

/** How many samples were told right, and how many there are in the matrix. */
export function rightSamples(judgement: ClassJudgement): { readonly right: number; readonly all: number } {
  const right = Array.from({ length: judgement.classes }, (_, label) => confusedAs(judgement, label, label));
  return { right: total(right), all: total(judgement.confusion) };
}

/** What is confused most often, the most frequent first. */
export function mostConfused({ classes, confusion }: ClassJudgement, most: number): Confused[] {
  return confusion
    .map((samples, place) => ({ label: Math.floor(place / classes), predicted: place % classes, samples }))
    .filter(({ label, predicted, samples }) => label !== predicted && samples > 0)
    .sort((left, right) => right.samples - left.samples)
    .slice(0, most);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
