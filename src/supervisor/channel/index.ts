export { newControlAddress, removeControlAddress } from './address.js';
export { ChannelError, encodeMessage, MessageDecoder } from './messages.js';
