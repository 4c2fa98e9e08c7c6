export * from './formatter.js';
export * from './position-labels.js';
export * from './power-of-ten.js';
export * from './texts.js';
export * from './unbroken.js';
