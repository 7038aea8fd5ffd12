import { describe, expect, test } from 'vitest';
import { indexSource } from '../../src/terraform-source/index.js';

/** The blocks of a text as `name@line:column`. */
function blocks(text: string): string[] {
  return indexSource('main.tf', text).map(({ name, range }) => `${name}@${range.line}:${range.column}`);
}

const role = 'resource "aws_iam_role" "r" {}';

describe('an index of Terraform source', () => {
  test.each([
    ['a resource', role, ['aws_iam_role.r@1:1']],
    ['a data source', 'data "aws_iam_policy" "p" {\n}', ['data.aws_iam_policy.p@1:1']],
    ['a module call', 'module "m" {\n  source = "./m"\n}', ['module.m@1:1']],
    ['bare labels', 'resource aws_iam_role r {}', ['aws_iam_role.r@1:1']],
    ['two blocks on a line', `${role} ${role.replace('"r"', '"s"')}`, ['aws_iam_role.r@1:1', 'aws_iam_role.s@1:32']],
    ['other blocks', 'terraform {}\nvariable "v" {}\nlocals {\n a = {}\n}\noutput "o" {\n value = 1\n}', []],
    ['indented and CRLF', `\r\n\r\n  ${role}\r\n`, ['aws_iam_role.r@3:3']],
    ['a byte order mark', `\ufeff${role}`, ['aws_iam_role.r@1:1']],
    ['a comment with #', `# ${role}\n${role}`, ['aws_iam_role.r@2:1']],
    ['a comment with //', `// ${role} {\n${role}`, ['aws_iam_role.r@2:1']],
    ['a block comment', `/* ${role} {\n */ ${role}`, ['aws_iam_role.r@2:5']],
    ['a comment inside a block', `locals {\n # }\n a = 1 // }\n}\n${role}`, ['aws_iam_role.r@5:1']],
    ['braces in a string', `locals {\n a = "{ \\" {"\n}\n${role}`, ['aws_iam_role.r@4:1']],
    ['an interpolation', `locals {\n a = "\${b["}"]} {"\n}\n${role}`, ['aws_iam_role.r@4:1']],
    ['a nested interpolation', `locals {\n a = "\${f("\${g({ h = "}" })}")}"\n}\n${role}`, ['aws_iam_role.r@4:1']],
    ['an escaped interpolation', `locals {\n a = "$\${ %%{ {"\n}\n${role}`, ['aws_iam_role.r@4:1']],
    ['a directive', `locals {\n a = "%{ if b == "}" }{%{ endif }"\n}\n${role}`, ['aws_iam_role.r@4:1']],
    ['a heredoc', `locals {\n a = <<EOT\n } ${role}\n EOT_\nEOT\n}\n${role}`, ['aws_iam_role.r@7:1']],
    ['an indented heredoc', `locals {\n a = <<-EOT\n  }\n  EOT\n}\n${role}`, ['aws_iam_role.r@6:1']],
    ['a heredoc with CRLF', `locals {\r\n a = <<EOT\r\n }\r\nEOT\r\n}\r\n${role}`, ['aws_iam_role.r@6:1']],
    ['a comparison that looks like a heredoc', `locals {\n a = 1 < 2\n}\n${role}`, ['aws_iam_role.r@4:1']],
    ['a string that is not closed', `locals {\n a = "x\n}\n${role}`, ['aws_iam_role.r@4:1']],
    ['a heredoc that is not closed', `${role}\nlocals {\n a = <<EOT\n}\n${role}`, ['aws_iam_role.r@1:1']],
    ['a comment that is not closed', `${role}\n/* ${role}`, ['aws_iam_role.r@1:1']],
    ['a brace too many', `}\n${role}`, ['aws_iam_role.r@2:1']],
    ['too few labels', 'resource "aws_iam_role" {}', []],
    ['nothing', '', []],
    ['no HCL at all', '\u0000\ud800 "" ${ <<', []],
  ])('finds the blocks of %s', (_, text, expected) => {
    expect(blocks(text)).toEqual(expected);
  });

  test.each([
    ['module "m" {\n  source = "../m"\n}', '../m'],
    ['module "m" {\n  providers = { source = "no" }\n  source="./m" # here\n}', './m'],
    [`module "m" {\n  source = "\${path.module}/m"\n}`, undefined],
    ['module "m" {\n  other = local.source == "./m"\n}', undefined],
    ['module "m" {\n}', undefined],
  ])('reads the source of %j', (text, source) => {
    expect(indexSource('main.tf', text)[0]?.source).toBe(source);
  });

  test('tells the file and where the header ends', () => {
    expect(indexSource('a/main.tf', `\n${role}`)).toEqual([
      { file: 'a/main.tf', name: 'aws_iam_role.r', range: { line: 2, column: 1, endLine: 2, endColumn: 28 } },
    ]);
  });

  test('survives deep nesting', () => {
    expect(blocks(`locals {\n a = ${'"${'.repeat(50_000)}`)).toEqual([]);
  });
});
