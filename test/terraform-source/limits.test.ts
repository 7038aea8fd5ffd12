import { describe, expect, it } from 'vitest';
import { type Files, readModule, readRoot } from '../../src/terraform-source/evaluation.js';

function read(folders: Readonly<Record<string, string>>) {
  const files: Files = {
    moduleIn: (folder) => {
      const text = folders[folder.replace(/\/$/, '')];
      return readModule(text === undefined ? [] : [{ name: `${folder}/main.tf`, text }]);
    },
    variablesIn: () => [],
    textAt: () => undefined,
    namesBelow: () => undefined,
    template: () => undefined,
  };
  const { resources, gaps } = readRoot({ input: '/r', folder: '/r' }, files, { variables: [] }).deployment;
  return { addresses: resources.map(({ place }) => place.address), codes: gaps.map(({ code }) => code) };
}

const role = (name: string, more = '') => `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  ${more}\n}\n`;
const call = (name: string, source: string, more = '') => `module "${name}" {\n  source = "${source}"\n  ${more}\n}\n`;
const many = 'for_each = toset([for i in range(1000) : tostring(i)])';

/** Modules each of which calls the next twice. */
function doubling(levels: number): Record<string, string> {
  const inner = Array.from({ length: levels }, (_, i): [string, string] => [
    `/m${i}`,
    call('a', `../m${i + 1}`) + call('b', `../m${i + 1}`),
  ]);
  return { ...Object.fromEntries(inner), [`/m${levels}`]: role('inside') };
}

describe('more instances than are looked at bar a no, and all else is judged', () => {
  it.each<[string, Record<string, string>]>([
    ['modules that call the next twice', { '/r': call('big', '../m0'), ...doubling(25) }],
    [
      'a count in a count',
      { '/r': call('big', '../m', 'count = 1000'), '/m': call('k', '../k', 'count = 1000'), '/k': role('inside') },
    ],
    ['a for_each of a for_each', { '/r': call('big', '../m', many), '/m': role('inside', many) }],
    [
      'outputs of many of many',
      {
        '/r': `${call('big', '../m', 'count = 1000')}${role('reads', 'description = jsonencode(module.big)')}`,
        '/m': `${call('k', '../k', 'count = 1000')}output "all" {\n  value = module.k\n}\n`,
        '/k': `${role('inside')}output "name" {\n  value = aws_iam_role.inside.name\n}\n`,
      },
    ],
  ])('%s', (_, folders) => {
    const beside = {
      ...folders,
      '/r': `${folders['/r']}${role('beside')}${call('other', '../o')}`,
      '/o': role('other'),
    };
    const { addresses, codes } = read(beside);
    expect(codes).toEqual(['instances-many']);
    expect(addresses).toContain('aws_iam_role.beside');
    expect(addresses).toContain('module.other.aws_iam_role.other');
    expect(addresses.length).toBeLessThanOrEqual(10_000);
  });

  it('a call is closed once it has too many, however small what comes next', () => {
    const { addresses, codes } = read({
      '/r': call('big', '../m', 'count = 1000'),
      '/m': call('k', '../k', 'count = 1000') + role('level'),
      '/k': role('inside'),
    });
    expect(codes).toEqual(['instances-many']);
    expect(addresses.filter((one) => one?.endsWith('.level'))).toHaveLength(1000);
    expect(addresses.filter((one) => one?.endsWith('.inside'))).toHaveLength(0);
  });

  it('hundreds are looked at', () => {
    const hundred = 'for_each = toset([for i in range(30) : tostring(i)])';
    const { addresses, codes } = read({
      '/r': call('big', '../m', hundred),
      '/m': call('k', '../k', hundred),
      '/k': role('inside'),
    });
    expect(codes).toEqual([]);
    expect(addresses).toHaveLength(900);
  });
});

describe('one block that takes too many steps leaves some to the others', () => {
  it('loops in loops, before a role', () => {
    const loops = '[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]';
    const { resources } = readRoot(
      { input: '/r', folder: '/r' },
      {
        moduleIn: () =>
          readModule([{ name: '/r/main.tf', text: `${role('a', `description = jsonencode(${loops})`)}${role('b')}` }]),
        variablesIn: () => [],
        textAt: () => undefined,
        namesBelow: () => undefined,
        template: () => undefined,
      },
      { variables: [] },
    ).deployment;
    expect(resources.map((one) => 'name' in one && one.name)).toContain('b');
  });
});
