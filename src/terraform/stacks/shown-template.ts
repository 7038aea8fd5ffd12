import {
  type Change,
  isList,
  isMap,
  isSymbolic,
  isUnknown,
  type Json,
  type Tree,
  type TreeMap,
  type Unknown,
  unknown,
} from '../../model/index.js';
import { attributeOf, type Instance, knownText } from '../instances/instance.js';
import { meanings } from '../names/meanings.js';
import { sourcesOf } from '../references/candidates.js';
import { resolveElements } from '../references/resolve.js';
import type { RootModule } from '../references/root-module.js';
import { templateType } from '../types/template-types.js';
import { isSetAmong, stackSetOf } from './stack-set.js';
import { around, bodyOf, type Of, type Template, whereConfigured } from './template.js';

/**
 * The template that an instance deploys, or why it does not show, as the end of a sentence; nothing of one that deploys
 * none by itself.
 * @param others the instances that may say where a stack set goes
 */
export function templateOf(
  root: RootModule,
  instance: Instance,
  others: readonly Instance[],
): Template | Unknown | undefined {
  const type = templateType(instance.type);
  switch (type?.as) {
    case 'stack':
      return stackOf(root, instance, type);
    case 'stack-set':
      return stackSetOf(root, instance, type, others);
    case 'resource':
      return resourceOf(instance, type);
    case 'stack-instances':
      return isSetAmong(root, instance, type, others) ? undefined : unknown('its stack set is declared elsewhere');
    case 'elsewhere':
      return unknown('it is kept elsewhere');
    default:
      return undefined;
  }
}

function stackOf(root: RootModule, instance: Instance, type: Of<'stack'>): Template | Unknown {
  const body = bodyOf(instance, type);
  if (isUnknown(body)) return body;
  const capabilities = acknowledged(root, instance, type.capabilities);
  const template = { body, ...(capabilities && { capabilities }) };
  const parameters = whereConfigured(root, instance, type.parameters);
  if (isUnknown(parameters)) return { ...template, parameters };
  return { ...template, parameters: isMap(parameters) ? resolved(root, instance, type.parameters, parameters) : {} };
}

/** The capabilities that a stack which is made or changed acknowledges; nothing of another one, and where any is open. */
function acknowledged(root: RootModule, instance: Instance, attribute: string): readonly string[] | undefined {
  if (!DEPLOYS.has(instance.change)) return undefined;
  const listed = whereConfigured(root, instance, attribute) ?? [];
  const known = isList(listed) ? listed.filter((one) => typeof one === 'string') : [];
  return isList(listed) && known.length === listed.length ? known : undefined;
}

const DEPLOYS: ReadonlySet<Change> = new Set<Change>(['create', 'replace', 'update']);

/**
 * Parameters of which the one that is not known yet may be the ARN of somebody in the same plan. Symbols of a plan mean
 * nothing in a template.
 */
function resolved(root: RootModule, instance: Instance, attribute: string, parameters: TreeMap): TreeMap {
  const known = resolveElements(
    root,
    instance,
    Object.values(parameters),
    () => sourcesOf(root, instance, attribute),
    meanings['principal-arn'],
  );
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value], index) => {
      const found = known[index];
      return [name, typeof found === 'string' && !isSymbolic(found) ? found : value];
    }),
  );
}

/** One resource of CloudFormation's, in a template around it. */
function resourceOf(instance: Instance, { type, properties }: Of<'resource'>): Template | Unknown {
  const [name, state] = [knownText(instance, type), attributeOf(instance, properties)];
  if (name === undefined) return unknown('its type is known only after apply');
  const desired = isUnknown(state) ? undefined : dataOf(state);
  if (desired === undefined && couldMatter.test(name)) return unknown('its desired state is known only after apply');
  return around({ Type: name, Properties: desired ?? {} }, {});
}

/** Resources of which another one could give a role. */
const couldMatter =
  /^(AWS::(IAM|SSO|CloudFormation|Organizations|ServiceCatalog|Serverless|SageMaker::Project))|^(?!AWS::)/;

function dataOf(state: Tree | undefined): Json | undefined {
  if (typeof state !== 'string') return undefined;
  try {
    return JSON.parse(state);
  } catch {
    return undefined;
  }
}
