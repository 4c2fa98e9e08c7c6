/**
 * A trainer for the dashboard's tests: speaks the protocol, trains nothing. The engine's name chooses what happens:
 * `steady` runs until it is stopped, `ails` does, too, with a symptom from step 5 to step 15, `short` completes, `fails` says why it cannot, `dies` goes without a word.
 */
const layers = ['a', 'b'].map((id, index) => ({ id, name: index === 0 ? 'dense' : 'dense_1', className: 'Dense' }));
let step = 0;
let paused = false;
let ailing = false;
const symptom = {
  type: 'symptom',
  symptom: 'vanishing-gradients',
  severity: 'warning',
  since: 1,
  layers: ['a'],
  title: 'Vanishing gradients',
  meaning: 'The first layers hardly learn.',
  message: 'The gradient of "dense" is 1e-11 of the largest one.',
  evidence: { share: 1e-11 },
  advice: ['Use ReLU.'],
  rules: ['GL103', 'GL000'],
};
let timer;

const send = (event) => process.send(event);

function frame() {
  if (paused) return;
  send({
    type: 'telemetry',
    firstStep: step + 1,
    steps: 5,
    series: {
      loss: Float32Array.from({ length: 5 }, (_, index) => 2 / (step + index + 1)),
      accuracy: new Float32Array(5).fill(0.5),
      'gradientNorm/a': new Float32Array(5).fill(1e-12),
      'gradientNorm/b': new Float32Array(5).fill(0.1),
    },
  });
  step += 5;
  if (ailing && (step === 5 || step === 15)) send({ ...symptom, phase: step === 5 ? 'begin' : 'over', step });
  if (step === 20) send({ type: 'epoch', epoch: 1, step, metrics: { loss: 0.5, val_loss: 0.6 }, seconds: 0.1 });
}

function finish(outcome) {
  clearInterval(timer);
  send({ type: 'finished', outcome, steps: step, epochs: 1, seconds: 0.2, metrics: { loss: 0.5 } });
  process.disconnect();
}

function start({ engine, seed, runDirectory }) {
  send({ type: 'preparing', message: 'Reading the data', fraction: 0.5 });
  if (engine === 'fails') {
    send({ type: 'failed', code: 'data-not-found', message: 'The data is nowhere on this machine.' });
    process.disconnect();
    return;
  }
  send({
    type: 'started',
    runDirectory,
    model: 'sequential',
    engine,
    seed,
    epochs: 2,
    stepsPerEpoch: 20,
    totalSteps: 40,
    batchSize: 32,
    trainSamples: 640,
    validationSamples: 100,
    parameters: 1234,
    layers,
    metrics: ['accuracy'],
  });
  if (engine === 'dies') {
    frame();
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50);
    return;
  }
  ailing = engine === 'ails';
  timer = setInterval(() => {
    frame();
    if (engine === 'short' && step >= 40) finish('completed');
  }, 5);
}

process.on('message', (request) => {
  if (request.type === 'start') start(request);
  if (request.type === 'pause') {
    paused = true;
    send({ type: 'paused', step });
  }
  if (request.type === 'resume') {
    paused = false;
    send({ type: 'resumed', step });
  }
  if (request.type === 'stop') finish('stopped');
});
process.on('disconnect', () => process.exit());
send({ type: 'ready', protocolVersion: 1 });
