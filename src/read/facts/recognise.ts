import { resolve } from 'node:path';
import { readAwsOutput } from '../../facts/index.js';
import { FileFault, MOST_BYTES, readNamedBytes, readStdin, type Site, unpacked } from '../../files/index.js';
import type { Deployment, Document } from '../../model/index.js';
import { inMemory, UsageError } from '../../model/index.js';
import { decode, parse } from '../../parse/index.js';

/** What a file that was given as facts is, told by its content. */
export type FactsText =
  | { readonly is: 'own' }
  | { readonly is: 'state'; readonly document: Document }
  | { readonly is: 'aws'; readonly deployment: Deployment }
  /** `what`: as the end of a sentence, what it is instead, and what to do. */
  | { readonly is: 'other'; readonly what: string };

/** The text of a file of facts, or of standard input, in whatever encoding it comes. */
export async function readFactsText(file: string, site: Site): Promise<string> {
  const bytes =
    file === '-' ? await readStdin(site) : await readNamedBytes(resolve(site.cwd, file), 'facts', MOST_BYTES.input);
  try {
    return decode(inMemory(await unpacked(bytes))).toString('utf8');
  } catch (error) {
    throw error instanceof FileFault ? new UsageError(`cannot use the facts ${file}: ${error.message}`) : error;
  }
}

/** @param name that its places are to name */
export function recogniseFacts(name: string, text: string): FactsText {
  if (/^\s*\{\s*"rolecall"/.test(text)) return { is: 'own' };
  const { documents, problems } = parse(name, Buffer.from(text));
  const [document] = documents;
  if (document?.kind === 'terraform-state') return { is: 'state', document };
  if (document) {
    const what = document.kind === 'terraform-plan' ? 'a Terraform plan' : 'a CloudFormation template';
    return { is: 'other', what: `this is ${what}: scan it, or give what \`rolecall extract\` makes of it` };
  }
  const deployment = readAwsOutput(name, jsonOf(text));
  if (deployment !== undefined) return { is: 'aws', deployment };
  const { message = '' } = problems.find(({ code }) => code.startsWith('json-')) ?? {};
  return { is: 'other', what: message };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
