import vocabulary from 'cloudformation-js-yaml-schema/tags.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';
import { longForm, templateFunctions } from '../../src/parse/yaml/tags.js';

/** Before what each kind of node of the vocabulary, a schema of its own for CloudFormation's YAML, allows its tags. */
const nodes = { scalar: 'text', sequence: '[a, b]', mapping: '{a: b}' };

const tagged = Object.entries(nodes).flatMap(([kind, node]) =>
  vocabulary[kind as keyof typeof nodes].map((tag) => ({ kind, node, tag })),
);

describe('short tags that another schema of CloudFormation knows', () => {
  it.each(tagged)('!$tag before a $kind is the function that is spelled out', ({ node, tag }) => {
    const text = `Resources:\n  A:\n    Type: AWS::IAM::Role\n    Properties: {Path: !${tag} ${node}}\n`;
    const { documents, problems } = parse('template.yaml', Buffer.from(text));
    expect(templateFunctions).toContain(tag);
    expect(problems).toEqual([]);
    expect(JSON.stringify(documents[0]?.data)).toContain(`{"${longForm(`!${tag}`)}":`);
  });
});
