import type * as onnxruntime from 'onnxruntime-node';

/** The package with its native library. */
export type Runtime = typeof onnxruntime;

/** Loads the native library of this platform, if there is one. */
export async function loadRuntime(): Promise<Runtime> {
  return import('onnxruntime-node');
}

/**
 * Measured on training graphs: more threads do not help small networks, and their spinning hurts; ONNX Runtime's own
 * optimizations take a third of the time to build a session and do not make a step faster, since the graph is written as
 * they would leave it. Vanishing gradients are denormal numbers, ten times slower than others unless they are flushed to
 * zero: ONNX Runtime heeds that flag only in the first session of a process, so every session has it.
 */
const SESSION_OPTIONS: onnxruntime.InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'disabled',
  extra: { session: { set_denormal_as_zero: '1', intra_op: { allow_spinning: '0' } } },
};

/** A session that runs an encoded ONNX model. */
export async function createSession(runtime: Runtime, model: Uint8Array): Promise<onnxruntime.InferenceSession> {
  return runtime.InferenceSession.create(model, SESSION_OPTIONS);
}
