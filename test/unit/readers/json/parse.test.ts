import { describe, expect, it } from 'vitest';
import { JsonError, parseJson, plainValue, type Json } from '../../../../src/readers/json/index.js';

describe('parsing JSON', () => {
  it.each([
    '{}', '[]', ' [ ] ', 'null', '-0.5e-3', '"a\\"b\\\\"', '{"a": [1, {"b": "\\u00e9"}, true], "a b": false}', '{"__proto__": 1}', '\n{"a"\t:\r\n1}\n',
  ])('agrees with JSON.parse on %s', (text) => {
    expect(plainValue(parseJson(text))).toEqual(JSON.parse(text));
  });

  it('knows the floats that Python writes', () => {
    expect(plainValue(parseJson('[NaN, Infinity, -Infinity]'))).toEqual([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  });

  it('keeps the place of every value and name', () => {
    const text = '{ "a" : [ 1 , "b" ] , "c" : { } }';
    const texts: string[] = [];
    const visit = (json: Json): void => {
      texts.push(text.slice(json.start, json.end));
      if (json.kind === 'array') json.elements.forEach(visit);
      if (json.kind === 'object') {
        for (const { name, value } of json.members.values()) {
          texts.push(text.slice(name.start, name.end));
          visit(value);
        }
      }
    };
    visit(parseJson(text));
    expect(texts).toEqual([text, '"a"', '[ 1 , "b" ]', '1', '"b"', '"c"', '{ }']);
  });

  it.each(['', '{', '[1,]', '{"a"}', '{a: 1}', "{'a': 1}", '[1 2]', '01', '+1', '1.', '"a', '"\t"', '"\\x"', 'nul', '[]]', 'undefined'])('refuses %j, as JSON.parse does', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(() => parseJson(text)).toThrow(JsonError);
  });
});
