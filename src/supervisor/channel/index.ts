export { newControlAddress, removeControlAddress } from './address.js';
export { ChannelError, encodeMessage, MessageDecoder } from './messages.js';
export { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';
