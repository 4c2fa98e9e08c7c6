export { JsonError, parseJson, type Json, type JsonArray, type JsonMember, type JsonObject, type JsonScalar } from './parse.js';
export { plainValue } from './plain-value.js';
