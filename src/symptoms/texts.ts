/** A number as people read it: three digits, with a power of ten where it is far from 1. */
export function scientific(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

/** A fraction in percent: "34 %", "1.2e+32 %". */
export function percent(fraction: number): string {
  const hundredths = 100 * fraction;
  return `${hundredths < 1e5 ? Math.round(hundredths) : scientific(hundredths)} %`;
}
