/** What is measured of single layers, as the trainer's telemetry names it. */
export type LayerQuantity = 'gradientNorm' | 'updateRatio' | 'activationDeviation' | 'deadUnits' | 'activationSaturated';

/** The name under which a quantity of a layer is told. */
export const layerSeries = (quantity: LayerQuantity, layer: string): string => `${quantity}/${layer}`;

/** The seconds since the first step, which the host measures itself. */
export const elapsedSeries = 'elapsedSeconds';
