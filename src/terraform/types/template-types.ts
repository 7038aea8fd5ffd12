/** How a type of resource holds what CloudFormation deploys. */
export type TemplateType =
  /** A stack: a template with parameters, and the capabilities that are acknowledged. */
  | {
      readonly as: 'stack';
      readonly body: string;
      readonly url: string;
      readonly parameters: string;
      readonly capabilities: string;
    }
  /** A stack set: a template for accounts that it names itself, or that resources of other types name. */
  | {
      readonly as: 'stack-set';
      readonly name: string;
      readonly body: string;
      readonly url: string;
      readonly parameters: string;
      readonly groups?: string;
    }
  /** Accounts that a stack set goes to. */
  | {
      readonly as: 'stack-instances';
      readonly set: string;
      readonly accounts: string;
      readonly targets: string;
      readonly overrides: string;
    }
  /** Any resource of CloudFormation's, by its type and properties. */
  | { readonly as: 'resource'; readonly type: string; readonly properties: string }
  /** A template that is kept elsewhere. */
  | { readonly as: 'elsewhere' };

const template = { body: 'template_body', url: 'template_url', parameters: 'parameters' } as const;
const instances = { set: 'stack_set_name', targets: 'deployment_targets', overrides: 'parameter_overrides' } as const;

export const templateTypes: ReadonlyMap<string, TemplateType> = new Map<string, TemplateType>([
  ['aws_cloudformation_stack', { as: 'stack', ...template, capabilities: 'capabilities' }],
  ['awscc_cloudformation_stack', { as: 'stack', ...template, capabilities: 'capabilities' }],
  ['aws_cloudformation_stack_set', { as: 'stack-set', name: 'name', ...template }],
  [
    'awscc_cloudformation_stack_set',
    { as: 'stack-set', name: 'stack_set_name', groups: 'stack_instances_group', ...template },
  ],
  ['aws_cloudformation_stack_set_instance', { as: 'stack-instances', accounts: 'account_id', ...instances }],
  ['aws_cloudformation_stack_instances', { as: 'stack-instances', accounts: 'accounts', ...instances }],
  ['aws_cloudcontrolapi_resource', { as: 'resource', type: 'type_name', properties: 'desired_state' }],
  ['aws_serverlessapplicationrepository_cloudformation_stack', { as: 'elsewhere' }],
  ['aws_servicecatalog_provisioned_product', { as: 'elsewhere' }],
  ['awscc_servicecatalog_cloudformation_provisioned_product', { as: 'elsewhere' }],
]);

export function templateType(type: string): TemplateType | undefined {
  return templateTypes.get(type);
}
