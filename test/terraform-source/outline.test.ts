import { describe, expect, it } from 'vitest';
import { outlineOf, rootsAmong } from '../../src/terraform-source/evaluation.js';

const outline = (text: string) => outlineOf([{ name: '/r/main.tf', text }]);
const provider = 'provider "aws" {\n  region = "eu-west-1"\n}\n';

describe('a folder needs evaluation where it may say anything that is judged', () => {
  it.each<[string, string, boolean]>([
    ['a role', 'resource "aws_iam_role" "r" {}', true],
    ['a type that is not read and may give one', 'resource "aws_iam_something_new" "r" {}', true],
    ['a type of awscc', 'resource "awscc_iam_role" "r" {}', true],
    ['Identity Center', 'resource "aws_ssoadmin_account_assignment" "r" {}', true],
    ['a stack', 'resource "aws_cloudformation_stack" "r" {}', true],
    ['Cloud Control', 'resource "aws_cloudcontrolapi_resource" "r" {}', true],
    ['a product of the Service Catalog', 'resource "aws_servicecatalog_provisioned_product" "r" {}', true],
    ['a call of a module', 'module "m" {\n  source = "./m"\n}', true],
    ['JSON', '{"resource": {"aws_iam_role": {"r": {}}}}', true],
    ['letters that are escaped', '{"resource": {"\\u0061ws_iam_role": {"r": {}}}}', true],
    ['an account that the provider states', 'provider "aws" {\n  allowed_account_ids = ["1"]\n}', true],
    ['a role that the provider assumes', 'provider "aws" {\n  assume_role {\n  }\n}', true],
    ['a file that is broken and names a role', 'resource "aws_iam_role" "r" {', true],
    ['a queue', `${provider}resource "aws_sqs_queue" "q" {}`, false],
    ['an instance profile', 'resource "aws_iam_instance_profile" "p" {}', false],
    ['variables and locals', 'variable "a" {}\nlocals {\n  b = var.a\n}', false],
    ['nothing', '', false],
  ])('%s', (_, text, expected) => {
    expect(outline(text).needsEvaluation).toBe(expected);
  });

  it('a file that is not read', () => {
    expect(outlineOf([{ name: '/r/a.tf', text: '', unread: 'too large' }]).needsEvaluation).toBe(true);
  });
});

describe('what the roots among folders go by', () => {
  it.each<[string, string, ReturnType<typeof outline>['calls'], boolean]>([
    ['a provider', provider, [], true],
    ['a backend', 'terraform {\n  backend "s3" {}\n}', [], true],
    ['HCP Terraform', 'terraform {\n  cloud {}\n}', [], true],
    ['providers that are required', 'terraform {\n  required_providers {}\n}', [], false],
    ['local calls', 'module "a" {\n  source = "./a"\n}\nmodule "b" {\n  source = "hashicorp/b"\n}', ['./a'], false],
    ['words in a comment', '# module "a" { source = "./a" } and a provider', [], false],
  ])('%s', (_, text, calls, isDeployed) => {
    expect(outline(text)).toMatchObject({ calls, isDeployed });
  });

  it('each folder is looked at once', () => {
    const texts: Record<string, string> = { '/a': `${provider}module "m" {\n  source = "../m"\n}`, '/m': provider };
    const asked: string[] = [];
    const folders = Object.keys(texts).map((path) => ({ path, name: path.slice(1), named: false }));
    const roots = rootsAmong(folders, (folder) => {
      asked.push(folder);
      return outline(texts[folder] ?? '');
    });
    expect(roots.map(({ path, needsEvaluation }) => [path, needsEvaluation])).toEqual([['/a', true]]);
    expect(asked).toEqual(['/a', '/m']);
  });
});
