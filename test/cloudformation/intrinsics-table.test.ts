import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { intrinsics } from '../../src/cloudformation/index.js';
import type { Json } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { deploy, evaluated, template } from './deploy.js';

/** What a row of the table is tried with. */
interface Trial {
  /** What stands under its name, and what it is worth. */
  readonly value: readonly [Json, unknown];
  /** An argument of the wrong shape. */
  readonly wrong?: Json;
  /** An argument that names `Nothing`, which the template does not have. */
  readonly names?: Json;
  /** Whether it wants the transform of the language extensions. */
  readonly isExtension?: true;
}

const because = (words: string) => expect.objectContaining({ $unknown: expect.stringContaining(words) });

const trials: Readonly<Record<string, Trial>> = {
  Condition: { value: ['Yes', true], names: 'Nothing' },
  'Fn::And': { value: [[{ Condition: 'Yes' }, { Condition: 'Yes' }], true], wrong: [{ Condition: 'Yes' }] },
  'Fn::Base64': { value: ['a', 'YQ=='] },
  'Fn::Cidr': { value: [['10.0.0.0/16', 1, 8], ['10.0.0.0/24']], wrong: ['10.0.0.0/16'] },
  'Fn::Contains': { value: [[['a', 'b'], 'b'], true], wrong: ['b'] },
  'Fn::EachMemberEquals': { value: [[['a', 'a'], 'a'], true], wrong: ['b'] },
  'Fn::EachMemberIn': { value: [[['a'], ['a', 'b']], true], wrong: ['b'] },
  'Fn::Equals': { value: [['a', 'a'], true], wrong: ['a'] },
  'Fn::FindInMap': { value: [['Map', 'a', 'z', { DefaultValue: 'c' }], 'c'], wrong: ['Map', 'a'], isExtension: true },
  'Fn::ForEach': { value: [['N', ['a'], {}], because('a name behind it')], wrong: [], isExtension: true },
  'Fn::GetAZs': { value: ['', because('availability zones')] },
  'Fn::GetAtt': { value: ['Role.Arn', 'arn:⟨partition⟩:iam::⟨account⟩:role/⟨Role⟩'], wrong: 1, names: 'Nothing.Arn' },
  'Fn::If': { value: [['Yes', 'a', 'b'], 'a'], wrong: ['Yes', 'a'], names: ['Nothing', 'a', 'b'] },
  'Fn::ImportValue': { value: ['x', because('the export `x`')] },
  'Fn::Join': { value: [['-', ['a', 'b']], 'a-b'], wrong: ['-'] },
  'Fn::Length': { value: [['a', 'b'], 2], isExtension: true },
  'Fn::Not': { value: [[{ Condition: 'Yes' }], false], wrong: [{ Condition: 'Yes' }, { Condition: 'Yes' }] },
  'Fn::Or': { value: [[{ Condition: 'Yes' }, { Condition: 'Yes' }], true], wrong: [{ Condition: 'Yes' }] },
  'Fn::RefAll': { value: ['AWS::EC2::VPC::Id', because('known only at deployment')] },
  'Fn::Select': { value: [[1, ['a', 'b']], 'b'], wrong: [1] },
  'Fn::Split': {
    value: [
      ['-', 'a-b'],
      ['a', 'b'],
    ],
    wrong: ['-'],
  },
  'Fn::Sub': { value: ['${Role}-x', '⟨Role⟩-x'], wrong: ['a', {}, 'b'], names: '${Nothing}' },
  'Fn::ToJsonString': { value: [{ a: 1 }, '{"a":1}'], isExtension: true },
  'Fn::Transform': { value: [{ Name: 'Own' }, because('the transform `Own`')] },
  'Fn::ValueOf': { value: [['P', 'a'], because('known only at deployment')], wrong: ['P'] },
  'Fn::ValueOfAll': { value: [['T', 'a'], because('known only at deployment')], wrong: ['T'] },
  Ref: { value: ['Role', '⟨Role⟩'], names: 'Nothing' },
};

const sections = {
  Conditions: { Yes: { 'Fn::Equals': ['a', 'a'] } },
  Mappings: { Map: { a: { b: 'c' } } },
  Resources: { Role: { Type: 'AWS::IAM::Role' } },
};

/** A template that uses a function where CloudFormation takes it. */
function using(node: Json, section: 'Conditions' | 'Resources'): Json {
  const Used = section === 'Resources' ? { Type: 'AWS::IAM::Role', Properties: { Description: node } } : node;
  return template({ ...sections, [section]: { ...sections[section], Used } });
}

/** All that a row of the table is seen to do. */
function behaviour(name: string, { value: [argument], wrong, names }: Trial): unknown {
  const Transform = 'AWS::LanguageExtensions';
  const codes = (node: Json | undefined, section: 'Conditions' | 'Resources') =>
    node === undefined ? [] : deploy(using({ [name]: node }, section)).problems.map(({ code }) => code);
  return {
    value: evaluated({ [name]: argument }, { ...sections, Transform }),
    wrong: wrong === undefined ? undefined : evaluated({ [name]: wrong }, { ...sections, Transform }),
    shape: codes(wrong, 'Conditions'),
    names: codes(names, 'Resources'),
    plain: codes(argument, 'Resources'),
  };
}

describe('the table of functions', () => {
  it('has a trial of every row', () => {
    expect([...intrinsics.keys()].sort()).toEqual(Object.keys(trials).sort());
  });

  it.each(Object.entries(trials))('%s', (name, trial) => {
    const { value, wrong, shape, names, plain } = behaviour(name, trial) as Record<string, unknown>;
    expect(value).toEqual(trial.value[1]);
    if (trial.wrong !== undefined) {
      expect(wrong).toEqual(because(intrinsics.get(name)?.arity.wants ?? 'nothing'));
      expect(shape).toContain('function-malformed');
    }
    if (trial.names !== undefined) expect(names).toEqual(['reference-to-nothing']);
    expect(plain).toEqual(trial.isExtension ? ['transform-missing'] : []);
  });

  it.each(Object.entries(trials))('%s: nothing in its row can be dropped unseen', (name, trial) => {
    const row = intrinsics.get(name) as Record<string, unknown> | undefined;
    if (!row) throw new Error('there is no such row');
    const before = JSON.stringify(behaviour(name, trial));
    // A name is the key of its row; a row without its trial fails above.
    for (const property of Object.keys(row).filter((one) => one !== 'name')) {
      const { [property]: value } = row;
      delete row[property];
      expect(
        outcome(() => JSON.stringify(behaviour(name, trial))),
        property,
      ).not.toBe(before);
      row[property] = value;
    }
    expect(JSON.stringify(behaviour(name, trial))).toBe(before);
  });

  it.each([...intrinsics.keys()])('the short tag of %s is read', (name) => {
    const text = `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      Path: !${name.replace('Fn::', '')} x\n`;
    const [document] = parse('t.yaml', Buffer.from(text)).documents;
    expect(document?.data).toMatchObject({ Resources: { R: { Properties: { Path: { [name]: 'x' } } } } });
  });

  it('is the only place where a function is named', () => {
    const folder = join(import.meta.dirname, '../../src/cloudformation');
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
    const spelt = files.flatMap((file) =>
      Array.from(readFileSync(join(folder, file), 'utf8').matchAll(/'((?:Fn::\w+|Ref))'/g), ([, name]) => name),
    );
    expect(spelt.sort()).toEqual(
      Object.keys(trials)
        .filter((name) => name !== 'Condition')
        .sort(),
    );
  });
});

function outcome(run: () => string): string {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}
