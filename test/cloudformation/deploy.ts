import { normalize, type TemplateSetting } from '../../src/cloudformation/index.js';
import type { Deployment, Document, Json, Resource, Role } from '../../src/model/index.js';

type Sections = { readonly [section: string]: Json };

export function documentOf(data: Json, input = 'template.json'): Document {
  return { input, kind: 'cloudformation', data, locate: () => undefined };
}

/** What a template puts in place, given some parameters or a whole setting. */
export function deploy(data: Json, setting: Partial<TemplateSetting> = {}): Deployment {
  return normalize(documentOf(data), { parameters: {}, ...setting });
}

/** A template of the current format version. */
export function template(sections: Sections): Json {
  return { AWSTemplateFormatVersion: '2010-09-09', ...sections };
}

export function resourceAt(deployment: Deployment, address: string): Resource {
  const found = deployment.resources.find(({ place }) => place.address === address);
  if (!found) throw new Error(`no resource ${address}`);
  return found;
}

export function roleAt(deployment: Deployment, address: string): Role {
  const found = resourceAt(deployment, address);
  if (found.kind !== 'role') throw new Error(`${address} is a ${found.kind}`);
  return found;
}

/** The value of a part of a template: what becomes of it inside a trust policy. */
export function evaluated(node: Json, sections: Sections = {}, setting: Partial<TemplateSetting> = {}): unknown {
  const { Resources, ...others } = sections;
  const probe = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Value: node, End: 1 } } };
  const resources = { ...(Resources as Sections), Probe: probe };
  const { trust } = roleAt(deploy(template({ ...others, Resources: resources }), setting), 'Probe');
  return (trust as { readonly Value?: unknown }).Value;
}
