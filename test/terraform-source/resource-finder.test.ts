import { describe, expect, test } from 'vitest';
import { resourceFinder, type SourceFile } from '../../src/terraform-source/index.js';

const folders: Readonly<Record<string, readonly SourceFile[]>> = {
  '/infra': [
    { name: '/infra/main.tf', text: 'resource "aws_iam_role" "r" {}\nmodule "a" {\n  source = "./modules/a"\n}' },
    { name: '/infra/more.tf', text: 'data "aws_iam_role" "r" {}\nmodule "registry" {\n  source = "x/y/aws"\n}' },
    { name: '/infra/twice.tf', text: 'resource "aws_iam_role" "r" {}' },
  ],
  '/infra/modules/a': [{ name: '/infra/modules/a/main.tf', text: 'module "b" {\n source = "../b/"\n}' }],
  '/infra/modules/b/': [{ name: '/infra/modules/b/main.tf', text: '\n\nresource "aws_iam_role" "r" {}' }],
};

const find = resourceFinder((folder) => folders[folder] ?? []);

describe('a resource in the source', () => {
  test.each([
    ['aws_iam_role.r', '/infra/main.tf:1'],
    ['aws_iam_role.r[0]', '/infra/main.tf:1'],
    ['aws_iam_role.r["a.b[\\"c\\"]"]', '/infra/main.tf:1'],
    ['data.aws_iam_role.r', '/infra/more.tf:1'],
    ['module.a.module.b.aws_iam_role.r', '/infra/modules/b/main.tf:3'],
    ['module.a["x.module.y"].module.b[3].aws_iam_role.r["k"]', '/infra/modules/b/main.tf:3'],
    ['module.registry.aws_iam_role.r', undefined],
    ['module.none.aws_iam_role.r', undefined],
    ['module.a.aws_iam_role.r', undefined],
    ['aws_iam_role.none', undefined],
    ['module.a', '/infra/main.tf:2'],
    ['module.a.module.b', '/infra/modules/a/main.tf:1'],
    ['SupportRole', undefined],
    ['', undefined],
    ['a"b', undefined],
    ['__proto__.constructor', undefined],
  ])('%s is declared at %s', (address, expected) => {
    const found = find(address, '/infra');
    expect(found && `${found.file}:${found.line}`).toBe(expected);
  });

  test('is not found in a folder without source', () => {
    expect(find('aws_iam_role.r', '/elsewhere')).toBeUndefined();
  });

  test('costs one reading of each folder', () => {
    const read: string[] = [];
    const counting = resourceFinder((folder) => {
      read.push(folder);
      return folders[folder] ?? [];
    });
    for (let index = 0; index < 100; index += 1) counting(`module.a.module.b.aws_iam_role.r[${index}]`, '/infra');
    expect(read).toEqual(['/infra', '/infra/modules/a', '/infra/modules/b/']);
  });

  test('ends where modules call themselves', () => {
    const looping = resourceFinder(() => [{ name: 'main.tf', text: 'module "a" {\n source = "./"\n}' }]);
    expect(looping(`${'module.a.'.repeat(500)}aws_iam_role.r`, '/')).toBeUndefined();
  });
});
