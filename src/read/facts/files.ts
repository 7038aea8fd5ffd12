import { resolve } from 'node:path';
import { displayName, folderInRepository, repositoryRoot } from '../../discover/index.js';
import {
  type Facts,
  type FactsHeader,
  holdsJudgedTrust,
  mergeFacts,
  passedOverIn,
  readFacts,
  readOf,
  renameInputs,
} from '../../facts/index.js';
import type { Site } from '../../files/index.js';
import { type Read, UsageError } from '../../model/index.js';
import type { Digests } from '../../settings/index.js';
import type { ReadSettings } from '../settings.js';
import { readFactsText, recogniseFacts } from './recognise.js';

/**
 * The inputs of facts files as those of one run, named as from the working directory. Throws a `UsageError` that says
 * what is wrong with a file, with one that is missing, or with facts that do not belong together.
 */
export async function readFactsFiles(
  files: readonly string[],
  { digests }: Pick<ReadSettings, 'digests'>,
  site: Site,
): Promise<Read> {
  const all: Facts[] = [];
  for (const file of files) {
    for (const section of await sectionsOf(file, digests, site)) all.push(section);
  }
  const merged = mergeFacts(all);
  if ('fault' in merged) throw new UsageError(`these facts cannot be put together: ${merged.fault}`);
  return { ...readOf(merged), passedOver: passedOverIn(all) };
}

async function sectionsOf(file: string, digests: ReadSettings['digests'], site: Site): Promise<readonly Facts[]> {
  const text = await readFactsText(file, site);
  const sections = readFacts(text);
  if ('fault' in sections)
    throw new UsageError(`cannot use the facts ${file}: ${insteadOfFacts(text) ?? sections.fault}`);
  const others = differingSettings(sections, digests());
  if (others !== undefined) {
    throw new UsageError(`cannot use the facts ${file}: they were extracted with ${others} than given here`);
  }
  return sections.map((section) => {
    const rename = namedHere(section.header, site.cwd);
    return rename ? { ...section, inputs: section.inputs.map((one) => renameInputs(one, rename)) } : section;
  });
}

/** The names of inputs in facts as a user in the working directory sees them; nothing where they are these already. */
function namedHere({ folder = '' }: FactsHeader, cwd: string): ((name: string) => string) | undefined {
  if (folder === folderInRepository(cwd)) return undefined;
  const root = repositoryRoot(cwd) ?? cwd;
  return (name) => (name === '-' ? name : displayName(resolve(root, folder, name), cwd));
}

/** What stands where facts of inputs should, as far as it may be given as something else. */
function insteadOfFacts(text: string): string | undefined {
  const found = recogniseFacts('', text);
  if (found.is === 'state') return 'this is a Terraform state: scan it, or give it by --facts';
  if (found.is === 'aws') return 'this is what the AWS CLI says of an account: give it by --facts';
  return undefined;
}

/** Trust that was judged when it was extracted must have been judged as it would be here. */
function differingSettings(sections: readonly Facts[], { read, trusted }: Digests): string | undefined {
  if (sections.some(({ header }) => header.settings !== read))
    return 'another configuration, --account, --region or --parameters';
  const differs = sections.some((one) => one.header.trusted !== trusted && holdsJudgedTrust(one));
  return differs
    ? 'other trusted accounts, organizations or issuers, and hold trust that was judged by those,'
    : undefined;
}
