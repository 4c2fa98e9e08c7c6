import type { AxisUnit } from '../state/index.js';
import type { Formatter } from './formatter.js';

/** What is written below a chart: `1.5K` steps, `2.5` epochs, or a time, such as `1:05`. */
export function positionLabels(positions: readonly number[], unit: AxisUnit, format: Formatter): string[] {
  if (unit === 'step') return positions.map((step) => (Number.isInteger(step) ? format.shortCount(step) : ''));
  return unit === 'epoch' ? format.axis(positions) : positions.map(clockText);
}

/** Seconds as a clock writes them: `0:05`, `1:02:00`; tenths where they matter. */
function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const tenths = Math.round((seconds - whole) * 10);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  return tenths > 0 ? `${clock}.${tenths}` : clock;
}
