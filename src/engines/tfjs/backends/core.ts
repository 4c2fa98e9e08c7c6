import type { Tfjs } from '../rules/rule.js';

/** The part of tfjs that all backends share. It is loaded when it is needed, since it takes its time. */
export async function loadCore(): Promise<Tfjs> {
  const tf = await import('@tensorflow/tfjs-core');
  silence(tf);
  return tf;
}

/** Otherwise tfjs advertises faster backends on the standard error, and warns of its own copies. */
export function silence(tf: Tfjs): void {
  tf.env().set('PROD', true);
}
