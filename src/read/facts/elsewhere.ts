import { isAbsolute, posix, resolve } from 'node:path';
import { withoutParts } from '../../accounts/index.js';
import { displayName } from '../../discover/index.js';
import {
  type Facts,
  mergeFacts,
  readFacts,
  renameDeployment,
  renameInputs,
  withoutJudgedTrust,
} from '../../facts/index.js';
import type { Site } from '../../files/index.js';
import {
  type Deployment,
  type Input,
  isUnknown,
  type Problem,
  type ScopedDeployment,
  UsageError,
} from '../../model/index.js';
import { byAccount } from '../../scope/index.js';
import { normalize as normalizeTerraform } from '../../terraform/index.js';
import type { ReadSettings } from '../settings.js';
import { readFactsText, recogniseFacts } from './recognise.js';

/** What a file of facts comes to: what is deployed, and what is to be said of it. */
interface Elsewhere {
  readonly deployments: readonly Deployment[];
  readonly problems: readonly Problem[];
}

/**
 * Facts from elsewhere that count besides the inputs: Rolecall's own, the state of Terraform's, or what the AWS CLI
 * says of the account; a file that is named twice counts once. Throws a `UsageError` that says what is wrong with one.
 */
export async function readElsewhere(files: readonly string[], settings: ReadSettings, site: Site): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const name of new Set(files.map((file) => nameOf(file, site)))) {
    const { deployments, problems } = elsewhereIn(name, await readFactsText(name, site), settings);
    inputs.push({
      path: name,
      kind: 'facts',
      status: 'analyzed',
      problems,
      deployments: deployments.flatMap(partsByAccount).flatMap((part) => inScopes(part, name, settings)),
      parts: [],
      takesIn: [],
      ignores: [],
      constructs: [],
    });
  }
  return inputs;
}

function nameOf(file: string, site: Site): string {
  return file === '-' ? file : displayName(resolve(site.cwd, file), site.cwd);
}

function elsewhereIn(name: string, text: string, settings: ReadSettings): Elsewhere {
  const found = recogniseFacts(name, text);
  switch (found.is) {
    case 'own':
      return ownFacts(name, text, settings);
    case 'state': {
      const deployment = normalizeTerraform(found.document);
      return { deployments: [deployment], problems: deployment.problems };
    }
    case 'aws':
      return { deployments: [found.deployment], problems: [] };
    case 'other':
      throw new UsageError(
        `cannot use the facts ${name}${found.what && `: ${found.what.replace(/\.$/, '')}`}. Facts are what \`rolecall extract\`, \`terraform show -json\` of a state, \`aws iam list-entities-for-policy\` or \`aws iam get-account-authorization-details\` prints`,
      );
  }
}

/** Paths of another repository may be the same as here, so each has the name of the file before it. */
function ownFacts(file: string, text: string, settings: ReadSettings): Elsewhere {
  const sections = readFacts(text);
  const merged = 'fault' in sections ? sections : mergeElsewhere(sections, settings);
  if ('fault' in merged) throw new UsageError(`cannot use the facts ${file}: ${merged.fault}`);
  const inputs = withoutParts(merged);
  return {
    deployments: inputs.flatMap(({ deployments }) => deployments.map((one) => fromElsewhere(one, file))),
    problems: inputs.flatMap(({ path, problems }) =>
      problems.map(({ code, severity, message }) => ({ code, severity, message: `\`${path}\`: ${message}` })),
    ),
  };
}

/**
 * The sections as one, all from the root of their repository; what was judged there counts where the same are trusted.
 */
function mergeElsewhere(sections: readonly Facts[], settings: ReadSettings): ReturnType<typeof mergeFacts> {
  const { trusted } = settings.digests();
  const usable = sections
    .map((one) => (one.header.trusted === trusted ? one : withoutJudgedTrust(one)))
    .map(({ header, inputs }) => ({ header, inputs: inputs.map((one) => renameInputs(one, fromRoot(header))) }));
  return mergeFacts(usable);
}

function fromRoot({ folder }: Facts['header']): (name: string) => string {
  return (name) => (folder === undefined || name === '-' || isAbsolute(name) ? name : posix.join(folder, name));
}

/** Scopes of elsewhere mean nothing here; the account that is declared for a deployment there is its account. */
function fromElsewhere({ scope: _, declaredAccount, ...deployment }: ScopedDeployment, file: string): Deployment {
  const { account } = deployment;
  const known = account === undefined || isUnknown(account) ? (declaredAccount ?? account) : account;
  return renameDeployment({ ...deployment, account: known }, (name) => `${file}:${name}`);
}

function partsByAccount(deployment: Deployment): readonly Deployment[] {
  return byAccount([deployment]).flatMap(({ deployments }) => deployments);
}

/** Facts go to the scopes that include their file, or else to those of their account, told or declared. */
function inScopes(
  deployment: Deployment,
  file: string,
  { targetsOf, scopes, account }: ReadSettings,
): ScopedDeployment[] {
  const included = targetsOf(file).flatMap(({ scope }) => scope ?? []);
  const own = isUnknown(deployment.account) ? account : (deployment.account ?? account);
  const ofAccount = scopes.filter((scope) => scope.account !== undefined && scope.account === own);
  const names = included.length > 0 ? included : ofAccount.map(({ scope }) => scope);
  return names.length === 0 ? [deployment] : names.map((scope) => ({ ...deployment, scope }));
}
