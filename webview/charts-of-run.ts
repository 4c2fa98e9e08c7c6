import type { DashboardRun } from '../src/protocol/index.js';
import { ChosenLayer } from './compare/index.js';
import { ComparedLayerPanel, layerCharts, LayerPanel, MetricPanel, type PageParts, type SeriesPanel } from './panels/index.js';

/**
 * The charts of a run in the two columns of a wide page: how well it learns and how fast it moves, and what goes on in the
 * layers; above these, a layer of this run and of those beside it.
 */
export function chartsOf(
  run: DashboardRun,
  parts: PageParts,
): {
  readonly metrics: readonly SeriesPanel[];
  readonly speed: readonly SeriesPanel[];
  readonly compared: readonly SeriesPanel[];
  readonly layers: readonly SeriesPanel[];
} {
  if (run.isLog === true) return { metrics: run.metrics.map((name) => logChart(name, parts)), speed: [], compared: [], layers: [] };
  const loss = new MetricPanel(parts, {
    id: 'loss',
    series: 'loss',
    ofEpochs: true,
    isNoisy: true,
    words: ({ texts }) => ({ title: texts.get('loss'), hint: texts.get('lossHint') }),
  });
  const metrics = run.metrics.map(
    (name) =>
      new MetricPanel(parts, {
        id: `metric-${name}`,
        series: name,
        ofEpochs: true,
        isNoisy: true,
        words: ({ texts }) => ({ title: name, hint: texts.get('metricHint', name) }),
      }),
  );
  const learningRate = new MetricPanel(parts, {
    id: 'learning-rate',
    series: 'learning_rate',
    ofEpochs: false,
    isNoisy: false,
    words: ({ texts }) => ({ title: texts.get('learningRate'), hint: texts.get('learningRateHint') }),
  });
  const layersIn = (column: 'speed' | 'layers') =>
    layerCharts.filter((chart) => chart.column === column).map((chart) => new LayerPanel(parts, chart));
  const chosen = new ChosenLayer();
  const compared = layerCharts
    .filter(({ comparedTitle }) => comparedTitle !== undefined)
    .map((chart) => new ComparedLayerPanel(parts, chart, chosen));
  return { metrics: [loss, ...metrics], speed: [learningRate, ...layersIn('speed')], compared, layers: layersIn('layers') };
}

/** A log has values at steps, whatever they are: of thousands of them only those in sight are made. */
const logChart = (name: string, parts: PageParts): SeriesPanel =>
  new MetricPanel(parts, { id: `metric-${name}`, series: name, ofEpochs: false, isNoisy: true, isLazy: true, words: ({ texts }) => ({ title: name, hint: texts.get('logChartHint', name) }) });
