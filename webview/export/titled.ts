import type { Theme } from '../theme/index.js';

/** Room above a chart for its title, in CSS pixels. */
export const titleHeight = 28;

/** A text as XML writes it. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A PNG with a title above what `paint` draws, on the theme's background. Sizes in CSS pixels, of which each has `ratio` pixels. */
export async function titledImage(
  title: string,
  { width, height }: { readonly width: number; readonly height: number },
  ratio: number,
  theme: Theme,
  paint: (context: OffscreenCanvasRenderingContext2D) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const picture = new OffscreenCanvas(Math.round(width * ratio), Math.round((height + titleHeight) * ratio));
  const context = picture.getContext('2d');
  if (context !== null) {
    context.scale(ratio, ratio);
    context.fillStyle = theme.background;
    context.fillRect(0, 0, width, height + titleHeight);
    context.fillStyle = theme.foreground;
    context.font = theme.font.replace(/^\d+px/, '600 13px');
    context.textBaseline = 'middle';
    context.fillText(title, 8, titleHeight / 2);
    context.translate(0, titleHeight);
    paint(context);
  }
  const blob = await picture.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** An SVG with a title above its shapes, on the theme's background. Sizes in CSS pixels. */
export function titledSvg(title: string, { width, height }: { readonly width: number; readonly height: number }, theme: Theme, shapes: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + titleHeight}" font-family="sans-serif" font-size="11" fill="${theme.muted}">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="${theme.background}"/>
<text x="8" y="18" font-size="13" font-weight="600" fill="${theme.foreground}">${escaped(title)}</text>
<g transform="translate(0 ${titleHeight})">
${shapes}
</g>
</svg>
`;
}
