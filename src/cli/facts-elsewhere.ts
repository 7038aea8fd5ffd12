import { resolve } from 'node:path';
import { mergeFacts, readAwsOutput, readFacts } from '../facts/index.js';
import type { Deployment, Problem, Resource } from '../model/index.js';
import { parse } from '../parse/index.js';
import { normalize as normalizeTerraform } from '../terraform/index.js';
import { type Io, readNamed } from './io.js';
import { readingsInOrder } from './order.js';
import { withoutParts } from './parts.js';
import type { Reading, ScopedDeployment } from './reading.js';
import { readingOf } from './readings-of-facts.js';
import type { Settings } from './settings.js';
import { UsageError } from './usage-error.js';

/** What a file of facts comes to: what is deployed, and what is to be said of it. */
interface Elsewhere {
  readonly deployments: readonly Deployment[];
  readonly problems: readonly Problem[];
}

/**
 * Facts from elsewhere that count besides the inputs: Rolecall's own, the state of Terraform's, or what the AWS CLI
 * says of the account. Throws a `UsageError` that says what is wrong with a file.
 */
export async function readElsewhere(files: readonly string[], settings: Settings, io: Io): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const file of new Set(files)) {
    const { deployments, problems } = elsewhereIn(file, await readNamed(resolve(io.cwd(), file), 'facts'));
    readings.push({
      name: file,
      kind: 'facts',
      status: 'analyzed',
      problems,
      deployments: deployments.flatMap((deployment) => inScopes(deployment, file, settings)),
      documents: [],
    });
  }
  return readings;
}

function elsewhereIn(file: string, text: string): Elsewhere {
  if (/^\s*\{\s*"rolecall"/.test(text)) return ownFacts(file, text);
  const [document] = parse(file, Buffer.from(text)).documents;
  if (document?.kind === 'terraform-state') {
    const deployment = normalizeTerraform(document);
    return { deployments: [deployment], problems: deployment.problems };
  }
  const output = readAwsOutput(file, jsonOf(text));
  if (output !== undefined) return { deployments: [output], problems: [] };
  throw new UsageError(
    `cannot use the facts ${file}: they must be what \`rolecall extract\`, \`terraform show -json\` of a state, \`aws iam list-entities-for-policy\` or \`aws iam get-account-authorization-details\` prints`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Paths of another repository may be the same as here, so each has the name of the file before it. */
function ownFacts(file: string, text: string): Elsewhere {
  const sections = readFacts(text);
  const merged = 'fault' in sections ? sections : mergeFacts(sections);
  if ('fault' in merged) throw new UsageError(`cannot use the facts ${file}: ${merged.fault}`);
  const readings = withoutParts(readingsInOrder(merged.map(readingOf)));
  return {
    deployments: readings.flatMap(({ deployments }) => deployments.map((one) => renamed(one, file))),
    problems: readings.flatMap(({ name, problems }) =>
      problems.map(({ code, severity, message }) => ({ code, severity, message: `\`${name}\`: ${message}` })),
    ),
  };
}

function renamed({ scope: _, ...deployment }: ScopedDeployment, file: string): Deployment {
  const own = (resource: Resource): Resource => ({
    ...resource,
    place: { ...resource.place, input: `${file}:${resource.place.input}` },
  });
  return {
    ...deployment,
    input: `${file}:${deployment.input}`,
    resources: deployment.resources.map(own),
    ...(deployment.before === undefined ? {} : { before: deployment.before.map(own) }),
  };
}

/** Facts go to the scopes that include their file, or else to those of their account. */
function inScopes(deployment: Deployment, file: string, { targetsOf, scopes }: Settings): ScopedDeployment[] {
  const included = targetsOf(file).flatMap(({ scope }) => scope ?? []);
  const ofAccount = scopes.filter(({ account }) => account !== undefined && account === deployment.account);
  const names = included.length > 0 ? included : ofAccount.map(({ scope }) => scope);
  return names.length === 0 ? [deployment] : names.map((scope) => ({ ...deployment, scope }));
}
