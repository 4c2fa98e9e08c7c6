import type { ChartPicture } from './chart-picture.js';

const titleHeight = 28;

/** A PNG of a chart as it is on the screen, with its title above it, on the theme's background. */
export async function chartImage(title: string, { canvas, theme, width }: ChartPicture): Promise<Uint8Array<ArrayBuffer>> {
  const ratio = canvas.width / width;
  const picture = new OffscreenCanvas(canvas.width, canvas.height + titleHeight * ratio);
  const context = picture.getContext('2d');
  if (context !== null) {
    context.fillStyle = theme.background;
    context.fillRect(0, 0, picture.width, picture.height);
    context.fillStyle = theme.foreground;
    context.font = theme.font.replace(/^\d+px/, `600 ${13 * ratio}px`);
    context.textBaseline = 'middle';
    context.fillText(title, 8 * ratio, (titleHeight / 2) * ratio);
    context.drawImage(canvas, 0, titleHeight * ratio);
  }
  const blob = await picture.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
