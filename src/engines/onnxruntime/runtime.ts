import type * as onnxruntime from 'onnxruntime-node';

/** The package with its native library. */
export type Runtime = typeof onnxruntime;

/** Loads the native library of this platform. @throws where there is none. */
export async function loadRuntime(): Promise<Runtime> {
  const runtime = await import('onnxruntime-node');
  // What goes wrong is thrown; the log says it once more, in colours, on the standard error.
  runtime.env.logLevel = 'fatal';
  return runtime;
}

/** What can compute besides the processor, as this platform's library was built; whether it works here shows when it is tried. */
export function providersOf(runtime: Runtime): string[] {
  return runtime.listSupportedBackends().map(({ name }) => name);
}

export function versionOf({ env: { versions } }: Runtime): string {
  return versions.node ?? versions.common;
}

/** For people. */
export function providerTitle(provider: string): string {
  return titles[provider] ?? provider;
}

const titles: Readonly<Record<string, string>> = {
  cpu: 'CPU',
  cuda: 'CUDA',
  tensorrt: 'TensorRT',
  dml: 'DirectML',
  coreml: 'Core ML',
  webgpu: 'WebGPU',
};

/**
 * Measured on training graphs: a thread that waits for the next product on the processor is there when it comes, and one
 * that waits longer than these microseconds takes the processor from others, as do those of a session that does not run.
 * ONNX Runtime's own optimizations take a third of the time to build a session and do not make a step faster, since the
 * graph is written as they would leave it. Vanishing gradients are denormal numbers, ten times slower than others unless
 * they are flushed to zero: ONNX Runtime heeds that flag only in the first session of a process, so every session has it.
 */
const SESSION_OPTIONS: onnxruntime.InferenceSession.SessionOptions = {
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'disabled',
  extra: { session: { set_denormal_as_zero: '1', force_spinning_stop: '1', intra_op: { allow_spinning: '1', spin_duration_us: '50' } } },
};

/**
 * A session that runs an encoded ONNX model.
 * @param provider What computes; what it cannot do, the processor does. @param threads How many compute an operation.
 * @throws where the model is not valid, or the provider does not work on this machine.
 */
export async function createSession(
  runtime: Runtime,
  model: Uint8Array,
  provider = 'cpu',
  threads = 1,
): Promise<onnxruntime.InferenceSession> {
  const executionProviders = provider === 'cpu' ? ['cpu'] : [provider, 'cpu'];
  return runtime.InferenceSession.create(model, { ...SESSION_OPTIONS, executionProviders, intraOpNumThreads: threads });
}
