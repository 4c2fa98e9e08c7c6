/** The names of the model's inputs and outputs, and of the values inside its loop. */

/** How many steps to run. */
export const STEPS = 'steps';
/** The rows of the data arrays that make the batches: steps × batch size. */
export const ROWS = 'rows';
/** All measurements one after another, each with a number a step. */
export const MEASUREMENTS = 'measurements';
/** The uniform random numbers that the random leaves read from. */
export const POOL = 'pool';
/** Where each random stream of each step reads: steps × streams. */
export const OFFSETS = 'offsets';

export const dataName = (name: string): string => `data/${name}`;
export const scalarName = (name: string): string => `scalar/${name}`;
/** A variable before the first step. */
export const stateName = (name: string): string => `state/${name}`;
/** A variable after the last step. */
export const finalName = (name: string): string => `final/${name}`;

/** The number of the iteration, from 0. */
export const ITERATION = 'iteration';
/** Whether the loop goes on. */
export const CONDITION = 'condition';
/** A variable before each step. */
export const carriedName = (name: string): string => `carried/${name}`;
