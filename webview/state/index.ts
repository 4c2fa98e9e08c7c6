export * from './dashboard-model.js';
export * from './header-view.js';
export * from './metrics-view.js';
export * from './view-settings.js';
export * from './viewport.js';
