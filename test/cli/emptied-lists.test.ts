import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { attached, planOf, roleValues, SUPPORT, trusting } from './plan.js';
import { scanJson } from './scan-json.js';

const scratch = mkdtempSync(join(tmpdir(), 'emptied-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const trust = trusting('arn:aws:iam::123456789012:user/alice');
const ROLE = 'aws_iam_role.support';
const ATTACHMENT = { address: 'aws_iam_role_policy_attachment.support', after: attached };
const unknownList = { managed_policy_arns: { references: ['aws_iam_policy.own.arn', 'aws_iam_policy.own'] } };
const source = (list: string) => `resource "aws_iam_role" "support" {
  name                = "support"
  assume_role_policy  = ${JSON.stringify(trust)}
  managed_policy_arns = ${list}
}
resource "aws_iam_role_policy_attachment" "support" {
  role       = aws_iam_role.support.name
  policy_arn = "${SUPPORT}"
}
`;

/** A plan that makes the role: the provider shows a list that is empty, or none, as one that it will fill in. */
function planWith(block: { readonly [name: string]: Json }): string {
  const { managed_policy_arns: _, ...after } = roleValues(trust);
  return planOf([{ address: ROLE, after, unknown: { managed_policy_arns: true }, block }, ATTACHMENT]);
}

let count = 0;

async function accessIn(file: string, text: string): Promise<unknown> {
  count += 1;
  const folder = join(scratch, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, file), text);
  const { stdout } = await scanJson(['.'], folder);
  return JSON.parse(stdout).scopes[0].supportAccess;
}

describe('a role that lists no policies, and an attachment beside it', () => {
  it.each([
    ['an empty list may take it off', '[]', { managed_policy_arns: { constant_value: [] } }, 'unknown'],
    ['a function that gives an empty list may', 'toset([])', { managed_policy_arns: {} }, 'unknown'],
    ['a list of what is not known may', '[aws_iam_policy.own.arn]', unknownList, 'unknown'],
    ['no list leaves it', 'null', {}, 'yes'],
  ])('%s, in source and in its plan', async (_, list, block, expected) => {
    expect(await accessIn('main.tf', source(list))).toBe(expected);
    expect(await accessIn('plan.json', planWith(block))).toBe(expected);
  });
});

describe('an update that empties the list of a role', () => {
  it('takes off what an attachment that stays says to attach', async () => {
    const [before, after] = [[SUPPORT], []].map((list) => roleValues(trust, { managed_policy_arns: list }));
    const kept = { ...ATTACHMENT, before: attached };
    const set = { managed_policy_arns: { constant_value: [] } };
    const update = { address: ROLE, actions: ['update'], ...(before && after && { before, after }) };
    expect(await accessIn('plan.json', planOf([{ ...update, block: set }, kept]))).toBe('no');
    expect(await accessIn('plan.json', planOf([{ ...update, block: {} }, kept]))).toBe('unknown');
  });
});
