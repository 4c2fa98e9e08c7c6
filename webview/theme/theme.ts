import type { HeatColors } from '../charts/heat-scale.js';

/** The theme's colours and font, as a canvas can use them. */
export interface Theme {
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
  readonly training: string;
  /** The training colour of the light line of single steps. */
  readonly trainingStep: string;
  readonly validation: string;
  /** The band behind many lines in which every value lies. */
  readonly envelope: string;
  readonly error: string;
  readonly warning: string;
  /** The line of smoothed values. */
  readonly smoothed: string;
  /** The lines of runs that are drawn beside the one that is looked at; after the last one they begin again. */
  readonly compared: readonly string[];
  /** The colours of a heat map, and its ramp as CSS colours. */
  readonly heat: HeatColors;
  readonly heatStops: readonly string[];
  /** The font of axes, as canvas writes fonts. */
  readonly font: string;
  /** Lines are thicker in high contrast themes. */
  readonly lineWidth: number;
  /** The colours of `count` lines from the first layer to the last. */
  ramp(count: number): readonly string[];
}

/** Reads the theme that VS Code gave the page in its CSS variables. */
export function readTheme(): Theme {
  const highContrast = document.body.matches('.vscode-high-contrast, .vscode-high-contrast-light');
  const heatStops = heatRamp();
  const ramps = new Map<number, readonly string[]>();
  const [error, warning] = [resolveColor('var(--vscode-errorForeground, var(--vscode-foreground))'), resolveColor('var(--vscode-editorWarning-foreground, var(--vscode-foreground))')];
  const ends = [resolveColor('var(--ramp-first)'), resolveColor('var(--ramp-last)')] as const;
  return {
    foreground: resolveColor('var(--vscode-foreground)'),
    muted: resolveColor('var(--vscode-descriptionForeground, var(--vscode-foreground))'),
    grid: resolveColor(`color-mix(in srgb, var(--vscode-foreground) ${highContrast ? '30%' : '12%'}, transparent)`),
    background: resolveColor('var(--surface)'),
    training: resolveColor('var(--blue)'),
    trainingStep: resolveColor(`color-mix(in srgb, var(--blue) ${highContrast ? '75%' : '45%'}, transparent)`),
    validation: resolveColor('var(--orange)'),
    envelope: resolveColor('color-mix(in srgb, var(--vscode-foreground) 10%, transparent)'),
    compared: resolveColors(['green', 'purple', 'yellow', 'red'].map((color) => `var(--${color})`)),
    smoothed: resolveColor('var(--vscode-foreground)'),
    error,
    warning,
    heat: { ramp: bytesOf(heatStops), notFinite: bytesOf([error]), zero: bytesOf([warning]) },
    heatStops,
    font: `11px ${getComputedStyle(document.body).fontFamily}`,
    lineWidth: highContrast ? 2 : 1.5,
    ramp: (count) => {
      const known = ramps.get(count) ?? resolveColors(Array.from({ length: count }, (_, index) => rampColor(ends, index, count)));
      ramps.set(count, known);
      return known;
    },
  };
}

const heatSteps = 256;

/**
 * The ramp of heat maps: the theme's purple, blue, green and yellow with lightness that only rises (or, on a light
 * background, falls) from low to high, as in viridis: who sees no hues still sees the order. The four are in the style sheet.
 */
function heatRamp(): string[] {
  const stops = [0, 1, 2, 3].map((stop) => resolveColor(`var(--heat-${stop})`));
  return Array.from({ length: heatSteps }, (_, index) => {
    const place = (index / (heatSteps - 1)) * (stops.length - 1);
    const stop = Math.min(Math.floor(place), stops.length - 2);
    return `color-mix(in oklab, ${stops[stop] ?? ''}, ${stops[stop + 1] ?? ''} ${((place - stop) * 100).toFixed(1)}%)`;
  });
}

/** Colours as red, green, blue and opacity: painted, and read back. */
function bytesOf(colors: readonly string[]): Uint8ClampedArray {
  const context = new OffscreenCanvas(colors.length, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return new Uint8ClampedArray(4 * colors.length);
  colors.forEach((color, index) => {
    context.fillStyle = color;
    context.fillRect(index, 0, 1, 1);
  });
  return context.getImageData(0, 0, colors.length, 1).data;
}

/** A canvas knows no CSS variables: an element of the page works the colour out. */
const resolveColor = (color: string): string => resolveColors([color])[0] ?? color;

/**
 * Works out many colours at once: the browser then looks at the page's style once. They are written as programs other than
 * browsers understand them in an exported drawing, too, which know neither `oklch(…)` nor `color(srgb …)`.
 */
function resolveColors(colors: readonly string[]): readonly string[] {
  const probes = colors.map((color) => {
    const probe = document.createElement('span');
    probe.style.color = color;
    return probe;
  });
  const place = document.createElement('div');
  place.append(...probes);
  document.body.append(place);
  const resolved = bytesOf(probes.map((probe) => getComputedStyle(probe).color));
  place.remove();
  return colors.map((_, index) => colorOf(resolved.subarray(4 * index, 4 * index + 4)));
}

/** Red, green, blue and, where it is not opaque, opacity, as two hexadecimal digits each. */
const colorOf = (bytes: Uint8ClampedArray): string =>
  `#${Array.from(bytes[3] === 255 ? bytes.subarray(0, 3) : bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/**
 * A colour between the ramp's ends, which are in the style sheet: cool for the first layer, warm for the last. The hue
 * turns evenly from one to the other (oklch), by way of green, so that neighbours differ as much everywhere.
 */
function rampColor([first, last]: readonly [string, string], index: number, count: number): string {
  const share = count === 1 ? 0 : index / (count - 1);
  return `color-mix(in oklch decreasing hue, ${first}, ${last} ${(share * 100).toFixed(1)}%)`;
}

/**
 * Calls back when the theme changed. VS Code changes the classes of the body, and for themes of the same kind only the
 * variables on the root element.
 * @returns a function that ends the watch.
 */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => observer.disconnect();
}
