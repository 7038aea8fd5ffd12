import type { Deployment } from '../model/index.js';
import type { CloudAssemblies } from './cloud-assemblies.js';
import type { AssemblyStack } from './manifest.js';
import { missingContext } from './problems.js';

/** A stack of a cloud assembly, and what the assembly as a whole lacks. */
export interface DeployedStack extends AssemblyStack {
  readonly missing: readonly string[];
}

/** The stack that a file is the template of; nothing where it lies in no assembly. */
export function deployedStack(path: string, assemblies: CloudAssemblies): DeployedStack | undefined {
  const assembly = assemblies.around(path);
  const stack = assembly?.stackOf(path);
  return stack && assembly && { ...stack, missing: assembly.missing };
}

/**
 * A deployment with what its assembly says of it: the account, also of what nested templates make, and what is
 * missing. The CDK leaves the format version out of all its templates, which is nothing to tell.
 */
export function deployedBy(stack: DeployedStack | undefined, deployment: Deployment): Deployment {
  if (stack === undefined) return deployment;
  const { account = deployment.account, missing } = stack;
  return {
    ...deployment,
    account,
    resources: deployment.resources.map((one) => ({ ...one, account: one.account ?? account })),
    gaps: missing.length === 0 ? deployment.gaps : [...deployment.gaps, missingContext(missing)],
    problems: deployment.problems.filter(({ code }) => code !== 'format-version-missing'),
  };
}
