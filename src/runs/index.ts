export { createRunDirectory } from './directory.js';
export { decodeEventFile, readScalars, type ScalarSeries } from './events/reader.js';
export { EventFileWriter } from './events/writer.js';
export { RunRecordError } from './record/errors.js';
export { readRunRecord, removeUnfinishedRecord, writeRunRecord } from './record/files.js';
export { isOver, statusOf, type RunRecord, type RunRecordStatus } from './record/record.js';
export { RunRecorder } from './recorder.js';
export { SeriesStore, type SeriesFrame } from './series/store.js';
