import { describe, expect, test } from 'vitest';
import type { Path, Range } from '../../src/model/index.js';
import { resourceFinder } from '../../src/terraform-source/index.js';

const files: Readonly<Record<string, string>> = {
  'main.tf': `
resource "aws_iam_role" "encoded" {
  name = "a"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" } },
      { Effect = "Allow", Principal = { "AWS" = ["arn:aws:iam::111122223333:root", "*"] } },
    ]
  })
}
resource "aws_iam_role" "document" {
  assume_role_policy = data.aws_iam_policy_document.d.json
}
resource "aws_iam_role" "one" {
  assume_role_policy = one(data.aws_iam_policy_document.d[*].json)
}
resource "aws_iam_role" "counted" {
  assume_role_policy = data.aws_iam_policy_document.d[0].json
}
data "aws_iam_policy_document" "d" {
  statement {
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["first", "second"]
    }
    actions = ["sts:AssumeRole", "sts:TagSession"]
  }
}
data "aws_iam_policy_document" "layered" {
  source_policy_documents = [data.aws_iam_policy_document.d.json]
  statement {
    sid = "x"
  }
}
resource "aws_iam_role" "layered" {
  assume_role_policy = data.aws_iam_policy_document.layered.json
}
resource "aws_iam_role" "heredoc" {
  assume_role_policy = <<-POLICY
    {
      "Statement": [{ "Sid": "\${var.sid}", "Principal": { "AWS": "anyone" } }]
    }
  POLICY
}
resource "aws_iam_role" "local" {
  assume_role_policy = local.trust
}
locals {
  trust = jsonencode({ Statement = { Principal = { AWS = "of-the-local" } } })
  loop  = local.loop
}
resource "aws_iam_role" "circle" {
  assume_role_policy = local.loop
}
`,
  'over_override.tf': 'resource "aws_iam_role" "encoded" {\n  name = "overridden"\n}\n',
  'json.tf.json': '{"resource": {"aws_iam_role": {"json": {"name": "n", "path": "/"}}}}',
};

const find = resourceFinder(() => Object.entries(files).map(([name, text]) => ({ name, text })));

/** What stands at a position. */
function textAt({ file, line, column, endLine, endColumn }: Range & { readonly file: string }): string {
  const lines = (files[file] ?? '').split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((text, index) => text.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined))
    .join('\n');
}

const trust = (...path: Path): Path => ['assume_role_policy', ...path];

describe('a part of a plan stands where it is written', () => {
  test.each<[string, Path, string]>([
    ['encoded', trust('Statement', 1, 'Principal', 'AWS', 1), '"*"'],
    ['encoded', trust('Statement', 0, 'Principal', 'Service'), '"ec2.amazonaws.com"'],
    [
      'encoded',
      trust('Statement', 0, 'Condition'),
      '{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" } }',
    ],
    ['encoded', trust(), 'assume_role_policy'],
    ['encoded', ['path'], 'resource "aws_iam_role" "encoded"'],
    ['encoded', [], 'resource "aws_iam_role" "encoded"'],
    ['document', trust('Statement', 0, 'Principal', 'AWS', 1), '"second"'],
    ['document', trust('Statement', 0, 'Action', 1), '"sts:TagSession"'],
    ['document', trust('Statement', 0, 'Effect'), 'statement'],
    ['document', trust('Version'), 'data "aws_iam_policy_document" "d"'],
    ['counted', trust('Statement', 0, 'Principal', 'AWS', 0), '"first"'],
    ['one', trust('Statement', 0, 'Principal', 'AWS', 0), 'assume_role_policy'],
    ['layered', trust('Statement', 1), 'data "aws_iam_policy_document" "layered"'],
    ['heredoc', trust('Statement', 0, 'Principal', 'AWS'), '"anyone"'],
    ['local', trust('Statement', 'Principal', 'AWS'), '"of-the-local"'],
    ['circle', trust('Statement', 0), 'assume_role_policy'],
    ['json', ['path'], '"path"'],
  ])('%s %j', (name, path, expected) => {
    const address = `aws_iam_role.${name}`;
    const inPlan = find(address, '/', ['resource_changes', 3, 'change', 'after', ...path]);
    expect(inPlan && textAt(inPlan)).toBe(expected);
    expect(find(address, '/', ['values', 'root_module', 'resources', 1, 'values', ...path])).toEqual(inPlan);
  });
});
