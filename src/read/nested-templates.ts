import { basename, resolve } from 'node:path';
import type { CloudAssemblies } from '../cdk/index.js';
import { asSynthesized, type SynthesizedDocument } from '../cdk/index.js';
import { displayName, staysWithin } from '../discover/index.js';
import { bytesAt } from '../files/index.js';
import type { Document } from '../model/index.js';
import { parse } from '../parse/index.js';
import type { ReadAgain, Remember } from './read-again.js';

/** A template that another one nests. */
export interface NestedTemplate {
  readonly document: SynthesizedDocument;
  readonly again: ReadAgain;
  /**
   * Whether it is a part of the other one for certain: named by its path, not by a URL that ends alike, nor left out.
   */
  readonly byPath: boolean;
}

/** The template that names another. */
export interface Naming {
  /** Folder that it lies in, absolute. */
  readonly folder: string;
  /** The boundary of its input. */
  readonly within: string;
}

/** Finds the template that another names by path or URL; nothing where it is not at hand. */
export type FindNested = (location: string, by: Naming) => NestedTemplate | undefined;

/**
 * A nested template is at the path that its parent names, or, where the parent names a URL, beside the parent under
 * the last segment of it: that is how templates lie in a repository before they are packaged. A template may name its
 * neighbours, and nothing outside the boundary of its input.
 */
export function nestedTemplates(cwd: string, assemblies: CloudAssemblies, remember: Remember): FindNested {
  return (location, { folder, within }) => {
    const byPath = !/^[a-z0-9]+:\/\//i.test(location);
    const path = resolve(folder, byPath ? location : basename(location.replace(/[?#].*$/s, '')));
    const bytes = staysWithin(path, within) ? bytesAt(path) : undefined;
    const name = displayName(path, cwd);
    const document = bytes && templateIn(name, bytes);
    if (bytes === undefined || document === undefined) return undefined;
    return { document: asSynthesized(document, path, assemblies), again: remember(name, path, bytes), byPath };
  };
}

function templateIn(name: string, bytes: Buffer): Document | undefined {
  const [document] = parse(name, bytes).documents;
  return document?.kind === 'cloudformation' ? document : undefined;
}
