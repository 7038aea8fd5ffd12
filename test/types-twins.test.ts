import { describe, expect, it } from 'vitest';
import { harmless, mayGiveAccess, types } from '../src/cloudformation/resources/types.js';
import { isRead, resourceTypes } from '../src/terraform/types/resource-types.js';
import { templateType, templateTypes } from '../src/terraform/types/template-types.js';
import { HARMLESS, isUnread } from '../src/terraform/types/unread-types.js';

/** What the provider `awscc` has no resource for: the Cloud Control API does not make them (CloudFormation registry). */
const ofTemplatesAlone = new Set([
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFormation::Macro',
  'AWS::CloudFormation::WaitCondition',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::IAM::AccessKey',
  'AWS::IAM::Policy',
  'AWS::Serverless::Application',
  'AWS::Serverless::Function',
  'AWS::Serverless::StateMachine',
]);

/** The name that `awscc` has for a type: `awscc_iam_virtual_mfa_device` for `AWS::IAM::VirtualMFADevice`. */
function inTerraform(type: string): string {
  const [, service = '', name = ''] = type.split('::');
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2');
  return `awscc_${service}_${words}`.toLowerCase().replace('cloud_formation', 'cloudformation');
}

function inTemplate(type: string): string {
  const { read, deploys, unread } = types.get(type) ?? {};
  if (read) return 'is read';
  return deploys !== undefined || unread !== undefined || mayGiveAccess(type) ? 'deploys or hides' : 'is silence';
}

function inPlan(type: string): string {
  if (isRead(type)) return 'is read';
  return templateType(type) !== undefined || isUnread(type) ? 'deploys or hides' : 'is silence';
}

const ofCloudFormation = [...types.keys(), ...harmless].filter((type) => !ofTemplatesAlone.has(type));
const ofTerraform = [...Object.keys(resourceTypes), ...templateTypes.keys(), ...HARMLESS].filter((type) =>
  type.startsWith('awscc_'),
);

describe('a type is the same to plans and templates', () => {
  it.each(ofCloudFormation)('%s', (type) => {
    expect(inPlan(inTerraform(type))).toBe(inTemplate(type));
  });

  it.each([
    'AWS::CloudFormation::MadeUpTomorrow',
    'AWS::IAM::MadeUpTomorrow',
    'AWS::SSO::MadeUpTomorrow',
    'AWS::SageMaker::Project',
  ])('%s hides what it makes', (type) => {
    expect([inTemplate(type), inPlan(inTerraform(type))]).toEqual(['deploys or hides', 'deploys or hides']);
  });

  it('and each that plans know is known to templates', () => {
    const known = new Set(ofCloudFormation.map(inTerraform));
    expect(ofTerraform.filter((type) => !known.has(type))).toEqual([]);
  });
});
