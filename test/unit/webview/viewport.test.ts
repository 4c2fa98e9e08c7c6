import { describe, expect, it } from 'vitest';
import { Viewport } from '../../../webview/state/index.js';

function viewportOf(lastStep: number) {
  const viewport = new Viewport();
  viewport.grow(lastStep);
  let changes = 0;
  viewport.onChange(() => (changes += 1));
  return { viewport, changes: () => changes, shown: () => [viewport.from, viewport.to] };
}

describe('the steps that all charts show', () => {
  it('follow the run until somebody zooms in', () => {
    const { viewport, shown } = viewportOf(100);
    expect(shown()).toEqual([1, 100]);
    viewport.grow(200);
    expect(shown()).toEqual([1, 200]);
    viewport.zoomTo(50, 80);
    viewport.grow(300);
    expect(shown()).toEqual([50, 80]);
    viewport.reset();
    expect(shown()).toEqual([1, 300]);
  });

  it('zoom around the step that is held', () => {
    const { viewport, shown } = viewportOf(1001);
    viewport.zoomBy(0.5, 251);
    expect(shown()).toEqual([126, 626]);
    viewport.zoomBy(2, 251);
    expect(viewport.isZoomed).toBe(false);
  });

  it('stay within the run, and are never too few to see anything', () => {
    const { viewport, shown } = viewportOf(1000);
    viewport.zoomTo(900, 1500);
    expect(shown()).toEqual([400, 1000]);
    viewport.zoomTo(500, 500.1);
    expect(viewport.to - viewport.from).toBe(4);
    viewport.panBy(1000);
    expect(shown()).toEqual([996, 1000]);
    viewport.panBy(-1000);
    expect(shown()).toEqual([1, 5]);
  });

  it('tell when they change, and when the cursor does', () => {
    const { viewport, changes } = viewportOf(100);
    const steps: (number | undefined)[] = [];
    viewport.onCursor((step) => steps.push(step));
    viewport.zoomTo(10, 20);
    viewport.point(15);
    viewport.point(15);
    viewport.point(undefined);
    expect(changes()).toBe(1);
    expect(steps).toEqual([15, undefined]);
  });
});
