import type { TrainerEvent } from '../../protocol/index.js';

/**
 * What of an event the run directory keeps in its own words, so that a window that opens the run later knows all that
 * one knew which was there; null for what is of the moment alone, and for what the event files keep.
 */
export function remembered(event: TrainerEvent): TrainerEvent | null {
  switch (event.type) {
    case 'ready':
    case 'preparing':
    case 'probed':
    case 'learningRateFound':
    case 'tried':
    case 'histograms':
      return null;
    case 'telemetry': {
      const { firstStep, steps, notFinite } = event;
      return notFinite === undefined ? null : { type: 'telemetry', firstStep, steps, series: {}, notFinite };
    }
    default:
      return event;
  }
}
