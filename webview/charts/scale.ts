/** A scale of an axis: where values lie between its two ends, and the values that are labelled. */
export interface Scale {
  /** A place from 0 to 1 between the ends; outside of that beyond them. */
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Even steps from one value to another, labelled at round ones. @param most So many labels at most, two or more. */
export function linearScale(least: number, greatest: number, most: number): Scale {
  const [from, to] = least < greatest ? [least, greatest] : [least - 0.5, least + 0.5];
  const spacing = roundSpacing((to - from) / most);
  const count = Math.floor(to / spacing) - Math.ceil(from / spacing) + 1;
  const ticks = Array.from({ length: count }, (_, index) => (Math.ceil(from / spacing) + index) * spacing);
  return { place: (value) => (value - from) / (to - from), ticks };
}

/** Equal factors from one positive value to another, labelled at powers of ten. */
export function logarithmicScale(least: number, greatest: number, most: number): Scale {
  const [from, to] = least < greatest ? [Math.log10(least), Math.log10(greatest)] : [Math.log10(least) - 0.5, Math.log10(least) + 0.5];
  // Ends that are powers of ten themselves are labelled, whatever rounding made of them.
  const [first, last] = [Math.ceil(from - 1e-9), Math.floor(to + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  const ticks: number[] = [];
  for (let exponent = Math.ceil(first / stride) * stride; exponent <= last; exponent += stride) ticks.push(10 ** exponent);
  return { place: (value) => (Math.log10(value) - from) / (to - from), ticks };
}

/** The least of 1, 2, 2.5 and 5 with a power of ten that is no smaller. */
function roundSpacing(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 2.5, 5].find((each) => each * power >= least * (1 - 1e-9)) ?? 10);
}
