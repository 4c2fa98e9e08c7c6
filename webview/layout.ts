import { element } from './dom.js';

/** From this width on there are two columns; the style sheet knows it too. */
const wide = 720;

/** The sections of a page, by what they are about. */
export interface Sections {
  readonly metrics: readonly HTMLElement[];
  readonly tables: readonly HTMLElement[];
  readonly speed: readonly HTMLElement[];
  /** Of a layer in several runs. */
  readonly compared: readonly HTMLElement[];
  readonly layers: readonly HTMLElement[];
  /** Whether all are of one rank, as the charts of a log are: they stand beside each other, as many as there is room for. */
  readonly areAlike: boolean;
}

/**
 * Arranges sections in one column or two, as there is room. The order of reading and of the keyboard is that of the screen,
 * which differs between the two: in one column, gradients follow the metrics.
 */
export class Layout {
  readonly root = element('div', { class: 'charts' });
  private isWide: boolean | undefined;

  constructor(private readonly sections: Sections) {
    const resizing = new ResizeObserver(() => {
      if (this.root.isConnected) this.arrange();
      else resizing.disconnect();
    });
    resizing.observe(this.root);
  }

  /** Puts the sections where they belong; those that are there already stay untouched. */
  arrange(): void {
    const isWide = this.root.clientWidth >= wide;
    if (isWide === this.isWide) return;
    this.isWide = isWide;
    const { metrics, tables, speed, compared, layers, areAlike } = this.sections;
    const columns =
      isWide && !areAlike
        ? [
            [...metrics, ...tables, ...speed],
            [...compared, ...layers],
          ]
        : [[...metrics, ...compared, ...layers.slice(0, 1), ...tables, ...speed, ...layers.slice(1)]];
    const focused = columns.flat().find((section) => section.contains(document.activeElement));
    const keptColumn = focused?.parentElement ?? undefined;
    const filled = columns.map((sections) => {
      const isKept = focused !== undefined && sections.includes(focused);
      const column = (isKept ? keptColumn : undefined) ?? element('div', { class: 'column' });
      fill(column, sections, focused);
      return column;
    });
    fill(this.root, filled, keptColumn);
  }
}

/** Gives a place its children. One of them that it has already is not touched: what is taken out loses the keyboard's focus. */
function fill(place: HTMLElement, children: readonly HTMLElement[], untouched: HTMLElement | undefined): void {
  const at = untouched?.parentElement === place ? children.indexOf(untouched) : -1;
  if (untouched === undefined || at < 0) {
    place.replaceChildren(...children);
    return;
  }
  for (const child of [...place.children].filter((each) => each !== untouched)) child.remove();
  untouched.before(...children.slice(0, at));
  untouched.after(...children.slice(at + 1));
}
