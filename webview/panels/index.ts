export * from './header-panel.js';
export * from './layer-panel.js';
export * from './layer-quantities.js';
export * from './metric-panel.js';
export * from './metrics-panel.js';
export * from './panel.js';
export * from './symptoms-panel.js';
export * from './view-bar.js';
