import { isNested } from '../nesting/nested.js';
import { hasImplicitRole } from '../template/implicit-role.js';
import { readers } from './index.js';

/** Whether resources of this type, or what they deploy, belong to the model. */
export function matters(type: string): boolean {
  return readers.has(type) || isNested(type) || hasImplicitRole(type) || isModule(type) || isProduct(type);
}

/** A product of the Service Catalog: a stack whose template is kept there. */
export function isProduct(type: string): boolean {
  return type === 'AWS::ServiceCatalog::CloudFormationProvisionedProduct';
}

/** A module of the CloudFormation registry: resources of its own take its place at deployment. */
export function isModule(type: string): boolean {
  return type.endsWith('::MODULE');
}
