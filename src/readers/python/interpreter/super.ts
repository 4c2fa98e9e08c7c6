import * as l10n from '@vscode/l10n';
import { unknown, type SourceRange } from '../../../spec/index.js';
import { plainCall } from './call.js';
import { findMember, lineage } from './classes.js';
import { boundMethod } from './functions.js';
import type { Scope } from './scope.js';
import { hostOf, nativeValue, none, type Value } from './values.js';

/** What `super()` is inside a method: the object as its base classes see it. */
export function superOf(scope: Scope, range: SourceRange): Value {
  const { owner, receiver } = scope.activation ?? { owner: null, receiver: null };
  if (owner === null || receiver === null) return unknown(l10n.t('`super()` is known only inside a method.'), range);
  return {
    kind: 'host',
    typeName: 'super',
    attribute: (name, context) => {
      const member = findMember(lineage(owner).slice(1), name);
      if (member?.value.kind === 'function') {
        const method = boundMethod(member.value, receiver, member.owner);
        return member.value.binding === 'property' ? context.interpreter.call(method, plainCall(context, [])) : method;
      }
      const inherited = member?.value ?? hostOf(receiver)?.attribute?.(name, context);
      return inherited ?? (name === '__init__' ? nativeValue(name, () => none) : undefined);
    },
  };
}
