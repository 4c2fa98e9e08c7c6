import type { ChartPicture } from './chart-picture.js';
import { titledImage } from './titled.js';

/** A PNG of a chart as it is on the screen, with its title above it, on the theme's background. */
export function chartImage(title: string, { canvas, theme, width, height }: ChartPicture): Promise<Uint8Array<ArrayBuffer>> {
  return titledImage(title, { width, height }, canvas.width / width, theme, (context) => context.drawImage(canvas, 0, 0, width, height));
}
