import { type DeployedStack, deployedBy } from '../cdk/index.js';
import { normalize as normalizeTemplate } from '../cloudformation/index.js';
import {
  type Deployment,
  type Document,
  isMap,
  isUnknown,
  type ScopedDeployment,
  type Tree,
  type Unknown,
  type Value,
} from '../model/index.js';
import { parse } from '../parse/index.js';
import type { Target } from '../settings/index.js';
import { normalize as normalizeTerraform, type ReadBeside, type ReadTemplate } from '../terraform/index.js';

/** What is around a document. */
export interface Surroundings {
  /** Finds the template that it nests under a path or URL. */
  readonly template: (location: string, isLeftOut: boolean) => Document | undefined;
  /** The stack of a cloud assembly that it is the template of. */
  readonly stack?: DeployedStack | undefined;
  /** Evaluates the source that a plan was made of. */
  readonly source?: ReadBeside | undefined;
}

/** What a document will have put in place once it is deployed to a target, in the common model. */
export function normalize(document: Document, { template, stack, source }: Surroundings, target: Target): Deployment {
  switch (document.kind) {
    case 'terraform-plan':
    case 'terraform-state':
      return normalizeTerraform(document, { template: templatesIn(document.input), ...(source && { source }) });
    case 'cloudformation': {
      const deployment = normalizeTemplate(document, {
        parameters: { ...stack?.parameters, ...target.parameters },
        account: stack?.account ?? target.account,
        region: stack?.region ?? target.region,
        template,
        parse: (text) => templateIn(document.input, text),
      });
      return deployedBy(stack, deployment);
    }
  }
}

/** What is declared for a target. */
export function declaredFor({ scope, account }: Target): Pick<ScopedDeployment, 'scope' | 'declaredAccount'> {
  return { ...(scope === undefined ? {} : { scope }), ...(account === undefined ? {} : { declaredAccount: account }) };
}

function templateIn(input: string, text: string): Document | undefined {
  return parse(input, Buffer.from(text)).documents.find((one) => one.kind === 'cloudformation');
}

/** Reads the templates of the stacks that an input of Terraform deploys. */
export function templatesIn(input: string): ReadTemplate {
  return ({ body, parameters, capabilities }, account) => {
    const document = templateIn(input, typeof body === 'string' ? body : JSON.stringify(body));
    if (document === undefined) return undefined;
    return normalizeTemplate(document, {
      parameters: isUnknown(parameters) ? allUnknown(document, parameters) : textsOf(parameters),
      account,
      capabilities,
      parse: (text) => templateIn(input, text),
    });
  };
}

function allUnknown({ data }: Document, parameters: Unknown): Readonly<Record<string, Unknown>> {
  const declared = isMap(data) && isMap(data.Parameters) ? Object.keys(data.Parameters) : [];
  return Object.fromEntries(declared.map((name) => [name, parameters]));
}

/** Values as parameters take them: texts. */
function textsOf(values: Readonly<Record<string, Value<Tree>>>): Readonly<Record<string, string | Unknown>> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, isUnknown(value) ? value : String(value)]));
}
