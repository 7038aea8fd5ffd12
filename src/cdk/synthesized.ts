import type { ConstructName, Deployment, Document, Path } from '../model/index.js';
import type { CloudAssemblies } from './cloud-assemblies.js';
import type { Construct } from './construct.js';
import { constructPathsOf } from './construct-paths.js';
import { withLocalTemplates } from './local-templates.js';

/** A document, with what is known of it where the CDK has synthesized it. */
export interface SynthesizedDocument extends Document {
  readonly constructOf?: (id: string) => Construct | undefined;
}

/** A document as the cloud assembly around it completes it; itself where there is none. */
export function asSynthesized(document: Document, path: string, assemblies: CloudAssemblies): SynthesizedDocument {
  const assembly = document.kind === 'cloudformation' ? assemblies.around(path) : undefined;
  if (assembly === undefined) return document;
  const { app, framesOf, fileOf } = assembly;
  const paths = constructPathsOf(document.data);
  return {
    ...document,
    data: withLocalTemplates(document.data, fileOf),
    constructOf: (id) => {
      const constructPath = paths.get(id);
      return constructPath === undefined ? undefined : { path: constructPath, frames: framesOf(constructPath), app };
    },
  };
}

/** The constructs that make what is deployed, each resource once. */
export function constructsOf(
  documents: readonly SynthesizedDocument[],
  deployments: readonly Deployment[],
): ConstructName[] {
  const byInput = new Map(documents.map((document) => [document.input, document]));
  const found = deployments.flatMap(placesIn).flatMap(({ input, path: [section, id] }): ConstructName[] => {
    if (section !== 'Resources' || typeof id !== 'string') return [];
    const construct = byInput.get(input)?.constructOf?.(id);
    return construct === undefined ? [] : [{ input, id, path: construct.path }];
  });
  return [...new Map(found.map((one) => [`${one.input} ${one.id}`, one])).values()];
}

function placesIn({ input, resources, gaps }: Deployment): { readonly input: string; readonly path: Path }[] {
  return [...resources.map(({ place }) => place), ...gaps.map(({ path = [] }) => ({ input, path }))];
}
