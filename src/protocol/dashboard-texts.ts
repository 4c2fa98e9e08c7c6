/**
 * The keys of the page's texts. The host gives every one of them in the user's language (`texts` of a snapshot), so that
 * the page has no words of its own. `{0}`, `{1}` … in a text are places that the page fills with measured values.
 */
export const dashboardTextKeys = [
  // What can be pressed.
  'start',
  'startAgain',
  'pause',
  'resume',
  'stop',
  'showLog',
  'openSample',
  // What the run is doing.
  'preparing',
  'running',
  'paused',
  'stopping',
  'completed',
  'stopped',
  'failed',
  // Before the first run.
  'emptyTitle',
  'emptyHint',
  'emptyReady',
  // The header.
  'progress',
  'epoch',
  'step',
  'speed',
  'timeLeft',
  'trainingTime',
  'perSecond',
  'ofTotal',
  'facts',
  // The loss chart.
  'loss',
  'lossHint',
  'training',
  'validation',
  'eachStep',
  'metrics',
  'afterEpoch',
  'lossSummary',
  'lossSummaryValidation',
  'noLossYet',
  'range',
  'atStep',
  'atSteps',
  // The gradient chart.
  'gradients',
  'gradientsHint',
  'firstLayer',
  'lastLayer',
  'lowest',
  'highest',
  'pointed',
  'pointHint',
  'revealLayer',
  'revealLayerLine',
  'noGradientsYet',
  'gradientsSummary',
  'gradientRatio',
  'gradientMultiple',
  'gradientExtremes',
  'gradientsEven',
  'gradientZero',
  'gradientNotFinite',
  'gradientOfOneLayer',
  // What the marks at the charts' edges mean.
  'markNotFinite',
  'markZero',
  'notANumber',
  'infinite',
  'negativeInfinite',
] as const;

export type DashboardTextKey = (typeof dashboardTextKeys)[number];

/** Every text of the page, in the user's language. */
export type DashboardTexts = Readonly<Record<DashboardTextKey, string>>;
