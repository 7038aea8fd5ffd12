import type { Document, InlineIgnore } from '../model/index.js';
import type { Acknowledgement } from './acknowledgements.js';
import type { CloudAssemblies } from './cloud-assemblies.js';
import { constructPathsOf } from './construct-paths.js';

/** How an app names our rules: `Rolecall::support-role-mfa`. */
const OURS = /^rolecall::/i;

/** What the app of a synthesized template acknowledges of our rules, at each resource that it is about. */
export function acknowledged(document: Document, path: string, assemblies: CloudAssemblies): InlineIgnore[] {
  const assembly = document.kind === 'cloudformation' ? assemblies.around(path) : undefined;
  const ours = assembly?.acknowledgements().filter(({ id }) => OURS.test(id)) ?? [];
  if (ours.length === 0) return [];
  return [...constructPathsOf(document.data)].flatMap(([id, construct]) =>
    ours
      .filter((one) => isWithin(construct, one))
      .map(({ id: rule, reason }) => ({
        input: document.input,
        id,
        path: ['Resources', id, 'Metadata', 'aws:cdk:path'],
        rule: rule.replace(OURS, ''),
        ...(reason === undefined ? {} : { reason }),
      })),
  );
}

function isWithin(path: string, { construct }: Acknowledgement): boolean {
  return path === construct || path.startsWith(`${construct}/`);
}
