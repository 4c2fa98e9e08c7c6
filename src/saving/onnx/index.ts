export { onnxModel, type OnnxFile } from './inference.js';
