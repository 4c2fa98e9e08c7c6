import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../spec/index.js';
import { hostOf, type Call, type Value } from '../../python/index.js';
import { LayerValue } from '../operations/layer.js';
import { opaqueFor } from '../operations/opaque.js';
import type { Operation } from '../operations/operation.js';
import { Tensor } from '../operations/tensor.js';
import type { KerasSession } from '../session.js';
import { ModelValue } from './model.js';

/** What the program adds to a model: a layer, a model, the layer of an Input's tensor, or something that is not known. */
export function operationOf(session: KerasSession, value: Value, call: Call): Operation {
  return knownOperation(value) ?? opaqueOperation(session, value, call);
}

function knownOperation(value: Value): Operation | undefined {
  if (value instanceof Tensor) return value.operation instanceof LayerValue && value.operation.isInput ? value.operation : undefined;
  const host = hostOf(value);
  return host instanceof LayerValue || host instanceof ModelValue ? host : undefined;
}

/** A layer of which nothing is known but that it is there. */
export function opaqueOperation(session: KerasSession, value: Value, call: Call): Operation {
  const reason = isUnknown(value) ? value : unknown(l10n.t('What is given to the model here is not a layer that is known.'), call.range);
  return opaqueFor(session, reason, call.range);
}
