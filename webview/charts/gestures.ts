import type { Viewport } from '../state/index.js';

/** How far a notch of the wheel zooms. */
const wheelZoom = 0.0016;

/** The horizontal extent of a chart's lines on the screen, and the steps at its pixels. */
export interface ChartPlace {
  /** In CSS pixels from the left edge of `over`. */
  readonly stepAt: (left: number) => number;
  readonly over: HTMLElement;
}

/**
 * Zooming and panning with the pointer: Ctrl and the wheel (or two fingers) zoom, Shift and the wheel or a sideways wheel pan,
 * Shift and dragging pan, a double click shows everything. The plain wheel is left to the page, which it scrolls.
 * Dragging without Shift chooses the steps to zoom to; the chart does that itself.
 */
export function listenForGestures({ over, stepAt }: ChartPlace, viewport: Viewport): void {
  over.addEventListener(
    'wheel',
    (event) => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
      if (event.ctrlKey || event.metaKey) viewport.zoomBy(Math.exp(event.deltaY * wheelZoom), stepAt(event.offsetX));
      else if (sideways !== 0 && viewport.isZoomed) viewport.panBy(sideways / Math.max(over.clientWidth, 1));
      else return;
      event.preventDefault();
    },
    { passive: false },
  );
  over.addEventListener('dblclick', () => viewport.reset());
  over.addEventListener(
    'mousedown',
    (event) => {
      if (!event.shiftKey || event.button !== 0) return;
      // The chart would choose steps.
      event.stopImmediatePropagation();
      event.preventDefault();
      const dragging = new AbortController();
      const move = (moved: MouseEvent) => viewport.panBy(-moved.movementX / Math.max(over.clientWidth, 1));
      window.addEventListener('mousemove', move, { signal: dragging.signal });
      window.addEventListener('mouseup', () => dragging.abort(), { once: true });
    },
    { capture: true },
  );
}

/** Zooming and panning by keyboard. @returns whether the key was meant for it. */
export function zoomByKey(event: KeyboardEvent, viewport: Viewport): boolean {
  const held = viewport.cursor ?? (viewport.from + viewport.to) / 2;
  switch (event.key) {
    case '+':
    case '=':
      viewport.zoomBy(0.5, held);
      return true;
    case '-':
      viewport.zoomBy(2, held);
      return true;
    case '0':
      viewport.reset();
      return true;
    case 'PageUp':
      viewport.panBy(-0.5);
      return viewport.isZoomed;
    case 'PageDown':
      viewport.panBy(0.5);
      return viewport.isZoomed;
    default:
      return false;
  }
}
