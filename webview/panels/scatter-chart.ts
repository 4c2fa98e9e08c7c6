import type { Judgement } from '../../src/protocol/index.js';
import { element } from '../dom.js';
import type { Language } from './panel.js';

type ValueJudgement = Extract<Judgement, { kind: 'values' }>;

const size = 240;
const inset = 4;
const namespace = 'http://www.w3.org/2000/svg';

/** Predicted values over true ones, with the line on which they are the same. */
export function scatterChart({ targets, predictions }: ValueJudgement, summary: string, { texts, format }: Language): HTMLElement[] {
  const points = targets.flatMap((target, index) => {
    const predicted = predictions[index] ?? Number.NaN;
    return Number.isFinite(target) && Number.isFinite(predicted) ? [{ target, predicted }] : [];
  });
  if (points.length === 0) return [];
  const all = points.flatMap(({ target, predicted }) => [target, predicted]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const place = (value: number) => inset + ((value - low) / (high - low || 1)) * (size - 2 * inset);
  const picture = drawn('svg', { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': summary });
  picture.append(
    drawn('line', { class: 'same', x1: place(low), y1: size - place(low), x2: place(high), y2: size - place(high) }),
    ...points.map(({ target, predicted }) => drawn('circle', { cx: place(target), cy: size - place(predicted), r: 2 })),
  );
  const [lowest = '', highest = ''] = [low, high].map((value) => format.metric(value));
  const axis = (name: string) => element('p', { class: 'scatter-axis' }, element('span', {}, lowest), element('span', {}, name), element('span', {}, highest));
  const frame = element('div', { class: 'scatter' }, element('p', { class: 'note' }, texts.get('predictedOver', lowest, highest)));
  frame.append(picture, axis(texts.get('trueValues')));
  return [frame];
}

function drawn(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
