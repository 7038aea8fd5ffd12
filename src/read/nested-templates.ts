import { basename, resolve, sep } from 'node:path';
import type { CloudAssemblies } from '../cdk/index.js';
import { asSynthesized, type SynthesizedDocument } from '../cdk/index.js';
import { displayName, repositoryRoot } from '../discover/index.js';
import { bytesAt } from '../files/index.js';
import type { Document } from '../model/index.js';
import { parse } from '../parse/index.js';

/** A template that another one nests. */
export interface NestedTemplate {
  readonly document: SynthesizedDocument;
  /** Whether it is the template for certain: named by its path, not by a URL that ends alike. */
  readonly byPath: boolean;
}

/** Finds the template that a template of `folder` names by path or URL; nothing where it is not at hand. */
export type FindNested = (location: string, folder: string) => NestedTemplate | undefined;

/**
 * A nested template is at the path that its parent names, or, where the parent names a URL, beside the parent under
 * the last segment of it: that is how templates lie in a repository before they are packaged.
 */
export function nestedTemplates(cwd: string, assemblies: CloudAssemblies): FindNested {
  const root = repositoryRoot(cwd) ?? cwd;
  return (location, folder) => {
    const byPath = !/^[a-z0-9]+:\/\//i.test(location);
    const path = resolve(folder, byPath ? location : basename(location.replace(/[?#].*$/s, '')));
    const document = isWithin(path, root) ? templateAt(path, displayName(path, cwd)) : undefined;
    return document && { document: asSynthesized(document, path, assemblies), byPath };
  };
}

function templateAt(path: string, name: string): Document | undefined {
  const bytes = bytesAt(path);
  const [document] = bytes === undefined ? [] : parse(name, bytes).documents;
  return document?.kind === 'cloudformation' ? document : undefined;
}

/** A template may name its neighbours, and nothing outside the repository. */
function isWithin(path: string, root: string): boolean {
  return path.startsWith(root + sep);
}
