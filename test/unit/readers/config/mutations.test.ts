import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KerasConfigError, readKerasConfig } from '../../../../src/readers/index.js';

const { models } = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/keras-models.json'), 'utf8')) as { models: { name: string; config: string }[] };

/** Park and Miller's generator: the same mutations in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Every place of a value that can be replaced. */
function places(value: unknown, found: { holder: Record<string, unknown>; key: string }[] = []): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    places(holder[key], found);
  }
  return found;
}

const strangers: readonly unknown[] = [null, true, -1, 0, 7, 1.5, 1e9, 1e308, '', 'relu', '__proto__', [], {}, [[]], [null, 3], { class_name: 'Dense' }, { class_name: 'Sequential', config: { layers: [] } }];

describe.each(models)('six hundred mutations of the model $name', ({ config }) => {
  it('are read or refused in words, and what is read can be sent to another process', () => {
    const random = generator(config.length);
    for (let round = 0; round < 600; round += 1) {
      const content = JSON.parse(config) as unknown;
      for (let count = 1 + random(3); count > 0; count -= 1) {
        const all = places(content);
        const place = all[random(all.length)]!;
        const other = all[random(all.length)]!;
        const kind = random(4);
        if (kind === 0) Reflect.deleteProperty(place.holder, place.key);
        else if (kind === 1) place.holder[place.key] = structuredClone(other.holder[other.key]);
        else place.holder[place.key] = structuredClone(strangers[random(strangers.length)]);
      }
      const text = JSON.stringify(content);
      try {
        const { plan } = readKerasConfig({ path: 'm.json', text });
        structuredClone(plan);
      } catch (error) {
        expect(error, text).toBeInstanceOf(KerasConfigError);
      }
    }
  });

  it('are refused at every place where the text breaks off', () => {
    for (let end = 0; end < config.length - 1; end += 41) {
      expect(() => readKerasConfig({ path: 'm.json', text: config.slice(0, end) })).toThrow(KerasConfigError);
    }
  });
});
