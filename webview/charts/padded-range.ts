import uPlot from 'uplot';

/** How far above 1 an axis goes that has values up to 1: shares, such as an accuracy, are never more. */
const aboveShares = 0.02;

/** The range of values with some air around it, on round numbers; from 0 to 1 where there are none. */
export function paddedRange(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null || (low === 0 && high === 0)) return [0, 1];
  const [minimum, maximum] = uPlot.rangeNum(low, high, 0.1, true);
  const areShares = low >= 0 && high <= 1;
  return [minimum ?? low, Math.min(maximum ?? high, areShares ? 1 + aboveShares : Infinity)];
}
