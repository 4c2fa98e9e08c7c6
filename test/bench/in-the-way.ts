/** What stands between a step and the peak, for the bench's page; found by profiling (ONNX Runtime's own, node by node). */
export const IN_THE_WAY: readonly string[] = [
  '## What is in the way of the peak',
  '',
  '- **Dense nets with large kernels** (`mlp`): half of a step is matrix products, at three quarters of the peak. The rest moves',
  '  kernels through the cache: a new kernel is written beside the old one in every step, since the loop of ONNX Runtime cannot',
  '  change its state in place, and reading the gradient for its norm takes as long as it takes to read. A kernel that fuses',
  '  product, norm and update into one pass over the weights would take half the time.',
  '- **Deep nets of small layers** (`selu-100`): a product of 32 × 100 and 100 × 100 takes 5 µs, and 13 other nodes stand around it in a',
  '  layer. Old and new weights are 8 MB together, more than the second-level cache, so each layer waits for memory; SELU itself',
  '  takes as long as a product, since its exponential is not vectorized in ONNX Runtime.',
  '- **Convolutions** (`cnn`): the products are near their peak (125 GFLOPS); a third of a step is layout: the gradient of a kernel',
  '  reads one shifted copy of the images for each place of the window, and pooling hands its gradient back by comparing',
  '  images, since ONNX Runtime has no gradient of pooling and finds the indices of maxima five times as slowly as the maxima.',
  '- **Recurrent layers** (`lstm`): the steps depend on each other, and each is a product of 32 × 64 and 64 × 256, too small for',
  '  the peak; 2 µs a step go to the loop around it.',
  '- **Measuring** reads each gradient once more: `node test/bench/run.mjs measuring-cost.ts` says what it adds to a step.',
];
