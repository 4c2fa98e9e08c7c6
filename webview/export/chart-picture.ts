import type { ChartColumns, LineStyle } from '../charts/index.js';
import type { Theme } from '../theme/index.js';

/** A label at a place on the axis, in CSS pixels. */
export interface PictureLabel {
  readonly place: number;
  readonly text: string;
}

/** What a chart shows, measured in CSS pixels, for a picture of it outside of the page. */
export interface ChartPicture {
  /** As it is on the screen. */
  readonly canvas: HTMLCanvasElement;
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  /** The part in which the lines are. */
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly columns: ChartColumns;
  readonly styles: readonly LineStyle[];
  /** Where a step and a drawn value lie. */
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  readonly stepLabels: readonly PictureLabel[];
  readonly valueLabels: readonly PictureLabel[];
}
