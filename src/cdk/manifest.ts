import type { Json } from '../model/index.js';
import { type Environment, readEnvironment } from './environment.js';
import { isInside } from './is-inside.js';
import { entriesOf, entryOf, isMapping, itemsOf, parseJson, textOf } from './json.js';

/** A cloud assembly, the folder that `cdk synth` writes. All paths are relative to it. */
export interface Assembly {
  readonly stacks: readonly AssemblyStack[];
  /** Folders of the assemblies nested in it: the stages of the app. */
  readonly assemblies: readonly string[];
  /** Files that list assets by their hashes. */
  readonly assetManifests: readonly string[];
  /** Files and folders that it names, its nested assemblies aside. */
  readonly named: readonly string[];
  /** Keys of the context that was looked up in vain; an assembly with any is not complete. */
  readonly missing: readonly string[];
}

/** A stack, and what its template is deployed with. */
export interface AssemblyStack extends Environment {
  readonly template: string;
  /** Values of parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What is noted of the constructs: by older versions of the CDK here, by newer ones in a file. */
  readonly metadata?: Json;
  readonly metadataFile?: string;
}

/**
 * Reads a `manifest.json`: an assembly, `broken` where it was meant to be one and cannot be used, or nothing where
 * it is something else. Which it is, the content says.
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema.AssemblyManifest.html
 */
export function readManifest(text: string): Assembly | 'broken' | undefined {
  const data = parseJson(text);
  if (data === undefined) return beginsLikeManifest.test(text) ? 'broken' : undefined;
  const artifacts = entryOf(data, 'artifacts');
  if (!isVersion(textOf(data, 'version')) || artifacts === undefined) return undefined;
  if (!isMapping(artifacts)) return 'broken';
  const all = entriesOf(artifacts).map(([, artifact]) => artifact);
  const stacks = ofType(all, 'aws:cloudformation:stack').map(stackOf);
  const assemblies = ofType(all, 'cdk:cloud-assembly').map((one) => propertyOf(one, 'directoryName'));
  const assetManifests = ofType(all, 'cdk:asset-manifest').map((one) => propertyOf(one, 'file'));
  if (!stacks.every((one) => isInside(one.template)) || !assemblies.every(isInside)) return 'broken';
  return {
    stacks,
    assemblies,
    assetManifests: assetManifests.filter(isInside),
    named: all.filter((one) => textOf(one, 'type') !== 'cdk:cloud-assembly').flatMap(pathsIn),
    missing: missingKeys(data),
  };
}

/** What an artifact names: files among its properties, and assets as older versions of the CDK note them. */
function pathsIn(artifact: Json): string[] {
  const properties = entriesOf(entryOf(artifact, 'properties')).map(([, value]) => value);
  const notes = entriesOf(entryOf(artifact, 'metadata')).flatMap(([, list]) => itemsOf(list));
  const assets = ofType(notes, 'aws:cdk:asset').map((note) => textOf(entryOf(note, 'data'), 'path'));
  const paths = [...properties, ...assets, textOf(artifact, 'additionalMetadataFile')];
  return paths.filter((path) => typeof path === 'string').filter(isInside);
}

/** As far as a text goes that is cut off or damaged further on. */
const beginsLikeManifest = /^\s*\{\s*"version"\s*:\s*"\d+\.\d+\.\d+"\s*($|,\s*($|"artifacts"))/;

function isVersion(version: string | undefined): boolean {
  return version !== undefined && /^\d+\.\d+\.\d+/.test(version);
}

function ofType(artifacts: readonly Json[], type: string): readonly Json[] {
  return artifacts.filter((artifact) => textOf(artifact, 'type') === type);
}

function stackOf(artifact: Json): AssemblyStack {
  const metadata = entryOf(artifact, 'metadata');
  const metadataFile = textOf(artifact, 'additionalMetadataFile') ?? '';
  const parameters = entriesOf(entryOf(entryOf(artifact, 'properties'), 'parameters'));
  return {
    ...readEnvironment(textOf(artifact, 'environment')),
    template: propertyOf(artifact, 'templateFile'),
    parameters: Object.fromEntries(
      parameters.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    ...(metadata !== undefined && { metadata }),
    ...(isInside(metadataFile) && { metadataFile }),
  };
}

function propertyOf(artifact: Json, name: string): string {
  return textOf(entryOf(artifact, 'properties'), name) ?? '';
}

function missingKeys(data: Json): readonly string[] {
  return itemsOf(entryOf(data, 'missing')).map((one) => textOf(one, 'key') ?? 'a value without a key');
}
