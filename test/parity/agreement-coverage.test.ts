import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activations, constraints, layers, losses, metrics, optimizers, regularizers, type CatalogueEntry } from '../../src/nn/index.js';
import { drawingCases } from './drawing-cases.js';
import type { ProgramCase } from './program-case.js';
import { trainingCases } from './training-case.js';

/** What each engine runs: for fifty steps beside the other (agreement.test.ts), or beside Keras (programs.test.ts and metrics.test.ts). */
const ran = [...[...trainingCases(), ...drawingCases()].map(({ layers, optimizer, loss, metrics }) => JSON.stringify({ layers, optimizer, loss, metrics })), ...programs(), ...measured()].join('\n');

function programs(): readonly string[] {
  const { cases } = fixture('programs') as { readonly cases: readonly ProgramCase[] };
  return cases.map(({ source }) => source);
}

function measured(): readonly string[] {
  const { cases } = fixture('metrics') as { readonly cases: readonly { readonly name: string }[] };
  return cases.map(({ name }) => JSON.stringify(name));
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));
}

/** The entries of which no name stands in quotes, or before a bracket, in anything that is run. */
function untried(entries: readonly CatalogueEntry[]): readonly string[] {
  const isRun = ({ className, aliases }: CatalogueEntry): boolean => [className, ...aliases].some((name) => new RegExp(`["'.]${name}["'(]`).test(ran));
  return entries.filter((entry) => !isRun(entry)).map(({ className }) => className);
}

describe('the engines are held to each other on every entry of the catalogue', () => {
  const trained = layers.entries.filter((layer) => layer.forward !== undefined);
  it.each(Object.entries({ activations: activations.entries, constraints: constraints.entries, layers: trained, losses: losses.entries, metrics: metrics.entries, optimizers: optimizers.entries, regularizers: regularizers.entries }))(
    'of the %s',
    (_, entries) => {
      expect(entries.length).toBeGreaterThan(0);
      // The step of the perceptron has no gradient: perceptron.test.ts runs it.
      expect(untried(entries).filter((name) => name !== 'GradLens>step')).toEqual([]);
    },
  );
});
