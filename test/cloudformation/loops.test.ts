import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { deploy, resourceAt, roleAt, template } from './deploy.js';

function loop(list: Json, fragment: Json, sections: { readonly [section: string]: Json } = {}) {
  return deploy(
    template({
      Transform: 'AWS::LanguageExtensions',
      Resources: { 'Fn::ForEach::Each': ['Name', list, fragment] },
      ...sections,
    }),
  );
}

const role = {
  Type: 'AWS::IAM::Role',
  Properties: { RoleName: { Ref: 'Name' }, ManagedPolicyArns: [{ 'Fn::Sub': 'p-${Name}' }] },
};

describe('resources made by a loop', () => {
  it('are read with the item in place of its name', () => {
    const deployment = loop(
      { Ref: 'Names' },
      { 'Role${Name}': role },
      { Parameters: { Names: { Type: 'CommaDelimitedList', Default: 'A,B' } } },
    );
    expect(deployment.resources.map(({ place }) => place.address)).toEqual(['RoleA', 'RoleB']);
    expect(roleAt(deployment, 'RoleB')).toMatchObject({
      name: 'B',
      managedPolicies: ['p-B'],
      place: { path: ['Resources', 'Fn::ForEach::Each', 2, 'Role${Name}'] },
    });
    expect(deployment).toMatchObject({ gaps: [], problems: [] });
  });

  it('may be nested, and their ids take letters and digits only', () => {
    const inner = { 'Fn::ForEach::Inner': ['Part', ['x', 'y'], { 'R&{Name}${Part}': { Type: 'AWS::IAM::Group' } }] };
    expect(loop(['a-1', 'b-2'], inner).resources.map(({ place }) => place.address)).toEqual([
      'Ra1x',
      'Ra1y',
      'Rb2x',
      'Rb2y',
    ]);
  });

  it('may depend on conditions made by a loop', () => {
    const Conditions = {
      'Fn::ForEach::C': ['Name', ['A', 'B'], { 'Is${Name}': { 'Fn::Equals': [{ Ref: 'Name' }, 'A'] } }],
    };
    const deployment = loop(['A', 'B'], { 'Role${Name}': { ...role, Condition: 'Is${Name}' } }, { Conditions });
    expect(resourceAt(deployment, 'RoleA').exists.answer).toBe('yes');
    expect(resourceAt(deployment, 'RoleB').exists.answer).toBe('no');
  });
});

describe('a loop that cannot be unrolled', () => {
  const Parameters = { Names: { Type: 'CommaDelimitedList' } };
  const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`R\${Name}${index}`, role]));

  it.each<readonly [string, Json, Json, string]>([
    ['over an unknown list', { Ref: 'Names' }, { 'Role${Name}': role }, 'parameter `Names` has no default'],
    [
      'over a list with an unknown item',
      ['a', { Ref: 'Names' }],
      { 'Role${Name}': role },
      'parameter `Names` has no default',
    ],
    ['over no list', 'a', { 'Role${Name}': role }, 'it is not a list'],
    ['over a list without fragment', ['a'], 'b', 'is not a list of an identifier, a list and a mapping'],
    ['with very many copies', Array.from({ length: 1_000 }, (_, index) => `n${index}`), wide, 'too many copies'],
  ])('%s is a gap', (_, list, fragment, words) => {
    const { gaps, resources } = loop(list, fragment, { Parameters });
    expect(resources).toEqual([]);
    expect(gaps).toMatchObject([
      { code: 'loop-unread', path: ['Resources', 'Fn::ForEach::Each'], message: expect.stringContaining(words) },
    ]);
  });

  it('is none where what it makes does not matter', () => {
    expect(loop({ Ref: 'Names' }, { 'B${Name}': { Type: 'AWS::S3::Bucket' } }, { Parameters }).gaps).toEqual([]);
  });
});
