import * as l10n from '@vscode/l10n';
import type { ProbedLayer, ProbeResult } from '../../protocol/index.js';
import { formatMeasured, formatPercentage } from './measured-number.js';

/** A column: its title, and on which side its cells begin. */
export interface CheckColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A probe and what stands behind the titles of its columns; nothing where it is empty. */
export interface TitledProbe {
  readonly title: string;
  readonly result: ProbeResult;
}

/** What a column shows of a layer; empty where it was not measured. */
interface Quantity {
  readonly title: string;
  readonly format: (layer: ProbedLayer) => string;
}

/** A layer's place in the file, as a column shows it; by its name. */
export type LineOf = (layer: string) => string;

/** The columns and rows that show probes of a model layer by layer, side by side; columns without a value are left out. */
export function checkTable(probes: readonly [TitledProbe, ...TitledProbe[]], lineOf: LineOf): { readonly columns: CheckColumn[]; readonly rows: string[][] } {
  const names = [...new Set(probes.flatMap(({ result }) => result.layers.map(({ name }) => name)))];
  const layers = probes.map(({ result }) => new Map(result.layers.map((layer) => [layer.name, layer])));
  const measured = quantities().flatMap(({ title, format }) => {
    const cells = layers.map((byName) => names.map((name) => {
      const layer = byName.get(name);
      return layer === undefined ? '' : format(layer);
    }));
    if (cells.every((column) => column.every((cell) => cell === ''))) return [];
    return probes.map((probe, index) => ({ title: probe.title === '' ? title : `${title}, ${probe.title}`, cells: cells[index] ?? [] }));
  });
  const classOf = (name: string): string => layers.flatMap((byName) => byName.get(name)?.className ?? [])[0] ?? '';
  return {
    columns: [
      { title: l10n.t('Line'), align: 'right' },
      { title: l10n.t('Layer (type)'), align: 'left' },
      ...measured.map(({ title }): CheckColumn => ({ title, align: 'right' })),
    ],
    rows: names.map((name, row) => [lineOf(name), `${name} (${classOf(name)})`, ...measured.map(({ cells }) => cells[row] ?? '')]),
  };
}

function quantities(): Quantity[] {
  const number = (value: number | null): string => (value === null ? '' : formatMeasured(value));
  const percentage = (value: number | null): string => (value === null ? '' : formatPercentage(value));
  return [
    { title: l10n.t('Gradient'), format: ({ gradientNorm }) => number(gradientNorm) },
    { title: l10n.t('Weights'), format: ({ weightNorm }) => number(weightNorm) },
    {
      title: l10n.t('Outputs'),
      format: ({ mean, standardDeviation }) => (mean === null || standardDeviation === null ? '' : `${number(mean)} ± ${number(standardDeviation)}`),
    },
    { title: l10n.t('Saturated'), format: ({ saturated }) => (saturated === 0 ? '' : percentage(saturated)) },
    { title: l10n.t('Dead'), format: ({ dead }) => (dead === 0 ? '' : percentage(dead)) },
  ];
}
