export * from './judge.js';
export { taskOf, type Task } from './task.js';
