export { ChannelError, encodeMessage, MessageDecoder, newControlAddress, removeControlAddress } from './channel/index.js';
export { textsVariable } from './environment.js';
export { JoinedTrainer, type JoinOptions } from './joined-trainer.js';
export { recordedOutcome, silentEnd, type TrainerOutcome } from './outcome.js';
export { probeModel, type ProbeOutcome } from './probe-model.js';
export { afterEvent, afterOutcome, afterStopRequest, initialRunState, isOver, type RunState } from './run-state.js';
export type { StageState } from './stage-state.js';
export { TrainerProcess, type ProbingRequest, type TrainerPatience, type TrainerProcessOptions, type TrainingRequest } from './trainer-process.js';
export type { TrainerLink } from './trainer-link.js';
