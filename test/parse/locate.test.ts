import { describe, expect, it } from 'vitest';
import type { Path, Range } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { fixture } from './fixture.js';

/** The text at a range of a fixture. */
function textAt(name: string, range: Range | undefined): string | undefined {
  if (!range) return undefined;
  const lines = fixture(name)
    .toString()
    .split('\n')
    .slice(range.line - 1, range.endLine);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? range.column - 1 : 0, index === last ? range.endColumn - 1 : undefined),
    )
    .join('\n');
}

const cases: readonly [name: string, path: Path, part: 'key' | 'value', text: string][] = [
  ['positions.yaml', ['Resources', 'Role'], 'key', 'Role'],
  ['positions.yaml', ['Resources', 'Role', 'Type'], 'value', 'AWS::IAM::Role'],
  ['positions.yaml', ['Resources', 'Role', 'Properties', 'RoleName', 'Fn::Sub'], 'value', `"\${Stage}-rôle"`],
  ['positions.yaml', ['Resources', 'Role', 'Properties', 'RoleName', 'Fn::Sub'], 'key', 'RoleName'],
  ['positions.yaml', ['Resources', 'Role', 'Properties', 'Tags', 0, 'Value', 'Ref'], 'value', 'B'],
  ['positions.yaml', ['Resources', 'Role', 'Properties', 'Tags', 0], 'key', '{Key: a, Value: !Ref B}'],
  ['positions.yaml', ['Resources', 'Other', 'Properties', 'Path'], 'value', '/other/'],
  ['positions.yaml', ['Resources', 'Other', 'Properties', 'Tags', 0, 'Key'], 'value', 'a'],
  ['positions.yaml', ['Resources', 'Role', 'Type', 'no', 'such', 'part'], 'value', 'AWS::IAM::Role'],
  ['positions.json', ['Resources', 'Role'], 'key', '"Role"'],
  ['positions.json', ['Resources', 'Role', 'Type'], 'value', '"AWS::IAM::Role"'],
  ['positions.json', ['Resources', 'Role', 'Properties', 'Tags', 1, 'Key'], 'value', '"a\\"b"'],
  ['positions.json', ['Resources', 'Role', 'Properties', 'Tags', 1], 'key', '{"Key": "a\\"b"}'],
  ['positions.json', ['Resources', 'Role', 'Type', 'no', 'such', 'part'], 'key', '"Type"'],
  ['duplicate-keys.json', ['Resources', 'Role', 'Type'], 'value', '"AWS::IAM::Group"'],
  ['duplicate-keys.yaml', ['Resources', 'Role', 'Type'], 'value', 'AWS::IAM::Group'],
  ['template-behind-get-template.json', ['Resources', 'Role', 'Type'], 'value', '"AWS::IAM::Role"'],
  ['quoted-text-at-the-margin.yaml', ['Resources', 'Role', 'Properties', 'Path'], 'value', '/'],
  [
    'quoted-text-at-the-margin.yaml',
    ['Resources', 'Role', 'Properties', 'Description'],
    'value',
    '"The role\nof the people\n\nwho ask AWS"',
  ],
];

describe('where a part of a template stands', () => {
  it.each(cases)('%s %j %s', (name, path, part, text) => {
    const [document] = parse(name, fixture(name)).documents;
    expect(textAt(name, document?.locate(path, part))).toBe(text);
  });

  it('finds parts of the second document of a file', () => {
    const [, second] = parse('several-documents.yaml', fixture('several-documents.yaml')).documents;
    expect(second?.locate(['Resources', 'Two'], 'key')).toEqual({ line: 10, column: 3, endLine: 10, endColumn: 6 });
  });

  it('counts columns in UTF-16 units and lines however they end', () => {
    const bytes = Buffer.from('{"\u{1f511}": 1,\r\n "Resources": {"A": {"Type": "AWS::IAM::Role"}}}');
    const [document] = parse('t', bytes).documents;
    expect(document?.locate(['\u{1f511}'], 'value')).toMatchObject({ line: 1, column: 8 });
    expect(document?.locate(['Resources'], 'key')).toMatchObject({ line: 2, column: 2 });
  });

  it('has no places in plans', () => {
    const [document] = parse('plan', fixture('plan.json')).documents;
    expect(document?.locate(['resource_changes', 0], 'value')).toBeUndefined();
  });
});
