import type { ChartData } from './chart-data.js';

/**
 * Steps that stand for what is shown in a table, evenly spread, the first and the last with them: the last step of a
 * bucket each, of buckets in which something was measured.
 */
export function tableSteps(data: ChartData, most: number): number[] {
  const measured = Array.from({ length: data.count }, (_, bucket) => bucket).filter((bucket) => holdsAny(data, bucket));
  const count = Math.min(most, measured.length);
  const chosen = Array.from({ length: count }, (_, index) => measured[count === 1 ? 0 : Math.round((index * (measured.length - 1)) / (count - 1))] ?? 0);
  return chosen.map((bucket) => Math.min((data.first + bucket + 1) * data.width, data.lastStep));
}

function holdsAny(data: ChartData, bucket: number): boolean {
  for (let series = 0; series < data.seriesCount; series += 1) if (data.flags(series, bucket) !== 0) return true;
  return false;
}
