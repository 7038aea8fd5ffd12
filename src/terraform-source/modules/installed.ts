import { join } from 'node:path';
import type { Body } from '../../hcl/index.js';
import type { ModulePath } from '../../terraform/index.js';

/** What `terraform init` has brought into the folder of a root module: `.terraform/modules/modules.json`. */
export type Installed = ReadonlyMap<
  string,
  { readonly source: string; readonly version: string; readonly folder: string }
>;

/** Reads the list of modules; an empty one where there is none, or none that can be read. */
export function readInstalled(text: string | undefined): Installed {
  const found = new Map<string, { source: string; version: string; folder: string }>();
  for (const entry of entriesOf(text)) {
    const [key, source, folder, version] = ['Key', 'Source', 'Dir', 'Version'].map((name) => String(entry[name] ?? ''));
    if (key && source !== undefined && folder && version !== undefined) found.set(key, { source, version, folder });
  }
  return found;
}

function entriesOf(text: string | undefined): readonly Record<string, unknown>[] {
  try {
    const { Modules: modules = [] } = JSON.parse(text ?? '{}') as { Modules?: unknown };
    return Array.isArray(modules) ? modules.filter((one) => typeof one === 'object' && one !== null) : [];
  } catch {
    return [];
  }
}

/** The folder of a called module from that of the root; nothing where it is not here, or another is than is written. */
export function calledFolder(
  caller: { readonly folder: string; readonly path: ModulePath },
  { name, source, body }: { readonly name: string; readonly source: string; readonly body: Body },
  installed: Installed,
): string | undefined {
  if (/^\.\.?(?:\/|$)/.test(source)) return join(caller.folder, source);
  const found = installed.get([...caller.path.map((step) => step.name), name].join('.'));
  if (!found || source === '') return undefined;
  const isSame = found.source === source || found.source === `registry.terraform.io/${source}`;
  return isSame && fits(found.version, body) ? found.folder : undefined;
}

/** Whether a version may be the one that is written: an exact one has to be the same. */
function fits(version: string, { attributes }: Body): boolean {
  const value = attributes.find((one) => one.name === 'version')?.value;
  const only = value?.kind === 'template' && value.parts.length === 1 ? value.parts[0] : undefined;
  const written = only?.kind === 'literal' ? String(only.value).trim() : '';
  const exact = /^=?\s*(\d+\.\d+\.\d+)$/.exec(written)?.[1];
  return exact === undefined || exact === version;
}
