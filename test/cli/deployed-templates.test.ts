import { describe, expect, it } from 'vitest';
import { type Planned, planOf, roleValues, SUPPORT, trusting } from './plan.js';
import { inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

const template = templateOf(`Resources:\n${supportRole()}`);
const capabilities = ['CAPABILITY_NAMED_IAM'];
const stack = { name: 'support', template_body: template, capabilities };
const elsewhere = { name: 'support', template_url: 'https://bucket/support.yaml' };
const stackAt = (planned: Partial<Planned>, type = 'aws_cloudformation_stack') => [
  { address: `${type}.s`, ...planned },
];
const role: Planned = {
  address: 'aws_iam_role.support',
  after: roleValues(trusting('arn:aws:iam::123456789012:user/alice'), { managed_policy_arns: [SUPPORT] }),
  block: { managed_policy_arns: {} },
};

describe('Terraform that deploys a template of CloudFormation', () => {
  it.each<readonly [string, readonly Planned[], string]>([
    ['a stack that is created', stackAt({ after: stack }), 'pass yes principals'],
    ['one that is kept', stackAt({ before: stack, after: stack }), 'pass yes principals'],
    ['one that is updated', stackAt({ before: { name: 'support' }, after: stack }), 'pass yes principals'],
    [
      'one that acknowledges too little',
      stackAt({ after: { ...stack, capabilities: [] } }),
      'unknown unknown principals',
    ],
    ['one that is deleted', stackAt({ before: stack }), 'fail no'],
    ['one whose template does not show', stackAt({ after: elsewhere }), 'unknown unknown'],
    ['a stack set', stackAt({ after: stack }, 'aws_cloudformation_stack_set'), 'unknown unknown principals'],
    ['a stack that is looked up', stackAt({ after: stack }, 'data.aws_cloudformation_stack'), 'fail no'],
    ['a stack besides the role', [...stackAt({ after: elsewhere }), role], 'pass yes principals'],
  ])('%s', async (_, resources, expected) => {
    expect(inShort(await scanFiles({ 'plan.json': planOf(resources) }))).toBe(expected);
  });

  it('conditions of one stack are not those of another', async () => {
    const conditions = `Parameters:
  P: {Type: String}
Conditions:
  A: !Equals [!Ref P, a]
  NotA: !Not [!Condition A]
`;
    const under = (...names: readonly string[]) => {
      const roles = names.map((name) => supportRole({ id: `Role${name}`, more: `    Condition: ${name}\n` }));
      return {
        name: names.join(''),
        template_body: templateOf(`${conditions}Resources:\n${roles.join('')}`),
        capabilities,
      };
    };
    const at = (name: string, after: NonNullable<Planned['after']>): Planned => ({
      address: `aws_cloudformation_stack.${name}`,
      after,
    });
    const one = planOf([at('s', under('A', 'NotA'))]);
    expect(inShort(await scanFiles({ 'plan.json': one }))).toBe('pass yes principals principals');
    const two = planOf([at('s', under('A')), at('t', under('NotA'))]);
    expect(inShort(await scanFiles({ 'plan.json': two }))).toBe('unknown unknown principals principals');
  });

  it('a stack that the plan does not change, and one in a state', async () => {
    const resource = {
      address: 'aws_cloudformation_stack.s',
      mode: 'managed',
      type: 'aws_cloudformation_stack',
      name: 's',
    };
    const state = { format_version: '1.0', values: { root_module: { resources: [{ ...resource, values: stack }] } } };
    expect(inShort(await scanFiles({ 'state.json': JSON.stringify(state) }))).toBe('pass yes principals');
    const plan = JSON.parse(planOf([], { prior_state: state, applyable: true }));
    const refreshed = JSON.stringify({ ...plan, resource_changes: undefined });
    expect(inShort(await scanFiles({ 'plan.json': refreshed }))).toBe('pass yes principals');
  });

  it('says which, and what to do; with the template the role is there', async () => {
    const plan = planOf(stackAt({ after: elsewhere }));
    const { scopes } = await scanFiles({ 'plan.json': plan });
    const message = scopes[0]?.findings[0]?.message;
    expect(message).toContain('`aws_cloudformation_stack.s` deploys a CloudFormation template');
    expect(message).toContain('it stands at `https://bucket/support.yaml`');
    const both = await scanFiles({ 'plan.json': plan, 't.yaml': template }, 'plan.json', 't.yaml');
    expect(both.verdict).not.toBe('unknown');
    expect(both.scopes[0]?.supportAccess).toBe('yes');
  });
});
