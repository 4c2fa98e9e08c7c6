export * from './gradient-panel.js';
export * from './header-panel.js';
export * from './loss-panel.js';
export * from './metrics-panel.js';
export * from './panel.js';
