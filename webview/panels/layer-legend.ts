import type { DashboardLayer } from '../../src/protocol/index.js';
import { element } from '../dom.js';
import { gradientExtremes, type LayerGradient } from '../gradients/index.js';
import { LegendRow } from './legend-row.js';
import type { Language } from './panel.js';

/** A layer as the legend shows it. */
export interface LegendLayer extends LayerGradient {
  /** Makes the value in words, or the range of several steps. */
  readonly text: () => string;
  readonly color: string;
}

/** Up to this many layers each has its row; of more, the first, the last and the extremes. */
const everyLayer = 6;

const extremeRoles = ['lowest', 'highest', 'pointed'] as const;
const allRoles = ['firstLayer', 'lastLayer', ...extremeRoles] as const;

/** The layers with their values at the cursor; each row leads to the layer's line of code. */
export class LayerLegend {
  readonly root = element('div', { class: 'layer-legend' });
  private readonly strip = element('div', { class: 'ramp', 'aria-hidden': 'true' });
  private rows: readonly { readonly row: LegendRow; layer: string | undefined }[] = [];
  private layers: readonly DashboardLayer[] = [];

  /** @param showsEnds whether the first and the last layer have rows of their own, and the colours between them a ramp. */
  constructor(
    private readonly reveal: (layer: string) => void,
    private readonly showsEnds: boolean,
  ) {}

  /** Makes the rows for the layers of a run. */
  reset(layers: readonly DashboardLayer[], { texts }: Language): void {
    this.layers = layers;
    const count = layers.length <= everyLayer ? layers.length : this.roles.length;
    this.rows = Array.from({ length: count }, () => {
      const entry: { row: LegendRow; layer: string | undefined } = {
        row: new LegendRow(() => {
          if (entry.layer !== undefined) this.reveal(entry.layer);
        }),
        layer: undefined,
      };
      return entry;
    });
    const ends = [element('span', {}, texts.get('firstLayer')), element('span', {}, texts.get('lastLayer'))];
    this.strip.replaceChildren(...ends);
    this.root.replaceChildren(...(layers.length > everyLayer && this.showsEnds ? [this.strip] : []), ...this.rows.map(({ row }) => row.root));
  }

  /** Shows the values; `pointed` is the layer under the pointer. */
  show(layers: readonly LegendLayer[], pointed: LegendLayer | undefined, language: Language): void {
    const { texts } = language;
    if (layers.length <= everyLayer) {
      layers.forEach((layer, index) => this.showRow(index, layer, '', language, layer === pointed));
      return;
    }
    const extremes = gradientExtremes(layers);
    const byId = (id: string | undefined) => layers.find((layer) => layer.id === id);
    const chosen = { firstLayer: layers[0], lastLayer: layers.at(-1), lowest: byId(extremes?.lowest.id), highest: byId(extremes?.highest.id) };
    this.roles.forEach((role, index) => {
      if (role === 'pointed') this.showRow(index, pointed, pointed ? texts.get('pointed') : '', language, pointed !== undefined);
      else this.showRow(index, chosen[role], texts.get(role), language);
    });
  }

  private get roles() {
    return this.showsEnds ? allRoles : extremeRoles;
  }

  private showRow(index: number, layer: LegendLayer | undefined, role: string, { texts, format }: Language, pointed = false): void {
    const entry = this.rows[index];
    if (entry === undefined) return;
    entry.layer = layer?.id;
    const line = this.layers.find(({ id }) => id === layer?.id)?.line;
    const title =
      layer === undefined
        ? ''
        : line === undefined
          ? texts.get('revealLayer', layer.name)
          : texts.get('revealLayerLine', layer.name, format.count(line));
    entry.row.root.classList.toggle('pointed', pointed);
    entry.row.root.toggleAttribute('disabled', layer === undefined);
    entry.row.show({ color: layer?.color, role, name: layer?.name ?? (role === '' ? texts.get('pointHint') : '–'), value: layer?.text() ?? '', title });
  }
}
