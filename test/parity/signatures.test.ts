import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  activations,
  constraints,
  initializers,
  layers,
  losses,
  metrics,
  optimizers,
  regularizers,
  type Catalogue,
  type CatalogueEntry,
} from '../../src/nn/index.js';

type Signature = readonly { readonly name: string; readonly default?: unknown }[];

const fixture = JSON.parse(readFileSync(new URL('fixtures/signatures.json', import.meta.url), 'utf8')) as {
  readonly signatures: Readonly<Record<string, Readonly<Record<string, Signature>>>>;
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

const catalogues: Readonly<Record<string, Catalogue<CatalogueEntry>>> = {
  activations,
  constraints,
  initializers,
  layers,
  losses,
  metrics,
  optimizers,
  regularizers,
};

describe('the arguments of a class are those of Keras, in their order, with their defaults', () => {
  const entries = Object.entries(fixture.signatures).flatMap(([family, classes]) =>
    Object.entries(classes).map(([name, signature]) => ({ family, name, signature })),
  );

  it.each(entries)('$family.$name', ({ family, name, signature }) => {
    const parameters = catalogues[family]!.find(name)!.parameters;
    const ours = parameters.map((one) =>
      one.default === undefined ? { name: one.name } : { name: one.name, default: one.default },
    );
    expect(ours).toEqual(signature);
  });
});

describe('a string means what Keras takes it for', () => {
  const spellings = Object.entries(fixture.names).flatMap(([family, names]) =>
    Object.entries(names).map(([spelling, meaning]) => ({ family, spelling, meaning })),
  );

  it.each(spellings)('$family: $spelling', ({ family, spelling, meaning }) => {
    const found = catalogues[family]!.find(spelling);
    expect(found).toBeDefined();
    expect([found!.className, ...found!.aliases]).toContain(meaning);
  });
});
