/** A number that was measured, to two significant digits: `0.42`, `12`, `3.1e-9`. */
export function formatMeasured(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (value === 0 || (size >= 0.001 && size < 10_000)) return String(Number(value.toPrecision(2)));
  return value.toExponential(1).replace('.0e', 'e').replace('e+', 'e');
}

/** A fraction as a percentage that says 0 or 100 only where it is that: `81 %`, `>99 %`. */
export function formatPercentage(fraction: number): string {
  const rounded = Math.round(fraction * 100);
  if (rounded === 0 && fraction > 0) return '<1 %';
  return rounded === 100 && fraction < 1 ? '>99 %' : `${rounded} %`;
}
