import type { ColumnValue } from '../charts/index.js';
import type { ChartPicture } from './chart-picture.js';
import { escaped, titledSvg } from './titled.js';

/** An SVG of a chart: lines, axes and labels as shapes and text, in the colours of the theme. */
export function chartSvg(title: string, picture: ChartPicture): string {
  const { width, height, plot, theme, columns, styles, x, y } = picture;
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  const labels = [
    ...picture.valueLabels.map(({ place, text }) => `<text x="${plot.left - 5}" y="${place}" text-anchor="end" dominant-baseline="middle">${escaped(text)}</text>`),
    ...picture.stepLabels.map(({ place, text }) => `<text x="${round(place)}" y="${bottom + 15}" text-anchor="middle">${escaped(text)}</text>`),
  ];
  const grid = picture.valueLabels.map(({ place }) => `<path d="M${plot.left} ${place}H${right}" stroke="${theme.grid}"/>`);
  const lines = styles.map(({ stroke, width: lineWidth }, line) => {
    const path = pathOf(columns.steps.map(x), columns.lines[line] ?? [], y);
    return path === '' ? '' : `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${lineWidth}" stroke-linejoin="round"/>`;
  });
  const marks = columns.marks.map(({ kind, firstStep, lastStep }) => {
    const left = x(firstStep - 0.5);
    const color = kind === 'notFinite' ? theme.error : theme.warning;
    return `<rect x="${round(left)}" y="${kind === 'notFinite' ? plot.top : bottom - 4}" width="${round(Math.max(x(lastStep + 0.5) - left, 2))}" height="4" fill="${color}"/>`;
  });
  const content = [
    `<clipPath id="plot"><rect x="${plot.left}" y="${plot.top}" width="${plot.width}" height="${plot.height}"/></clipPath>`,
    ...grid,
    ...labels,
    '<g clip-path="url(#plot)">',
    ...[...lines, ...marks].filter((shape) => shape !== ''),
    '</g>',
  ];
  return titledSvg(title, { width, height }, theme, content.join('\n'));
}

/** A path through the points of a line; null breaks it, undefined does not. A point by itself is a dot. */
function pathOf(xs: readonly number[], values: readonly ColumnValue[], y: (value: number) => number): string {
  let path = '';
  let drawing = false;
  values.forEach((value, index) => {
    if (value === undefined) return;
    if (value === null) {
      drawing = false;
      return;
    }
    const point = `${round(xs[index] ?? 0)} ${round(y(value))}`;
    path += drawing ? `L${point}` : `M${point}h.01`;
    drawing = true;
  });
  return path;
}

const round = (value: number): number => Math.round(value * 100) / 100;
