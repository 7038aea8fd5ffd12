import { type Json, type Tree, unknown } from '../../model/index.js';
import type { Address } from '../language/address.js';
import { isJsonMap, type JsonMap, listOf, mapOf, textOf } from '../language/json.js';
import { referencesOf } from '../language/references.js';
import type { Step } from '../language/traversal.js';
import { type Configuration, configurationOf } from '../plan/configuration.js';
import {
  isSameAccount,
  ownProvider,
  type ProviderArgument,
  type ProviderArguments,
  type Providers,
} from './same-account.js';

/**
 * The provider configurations of a plan. References prove nothing, since a plan drops the text around them and which
 * element of a map is looked up; but what a variable of the root module says names an account: an id among those that
 * are allowed, or the ARN of the role that is assumed.
 * @param configurations `provider_config` of the configuration
 * @param variables those of the root module that may be shown, each with its `value`
 */
export function providersOf(configurations: JsonMap, variables: JsonMap): Providers {
  const keys = Object.keys(configurations);
  const byKey = new Map(
    Object.entries(configurations).map(([key, one]) => [key, argumentsOf(mapOf(mapOf(one).expressions), variables)]),
  );
  return {
    keys: () => keys,
    at: (key) => byKey.get(key) ?? (key.includes(':') ? undefined : new Map()),
    isWhole: () => false,
  };
}

function argumentsOf(expressions: JsonMap, variables: JsonMap): ProviderArguments {
  return new Map(
    Object.entries(expressions).map(([name, expression]): [string, ProviderArgument] => {
      const isBlock = Array.isArray(expression);
      const texts = textsOf(isBlock ? mapOf(expression.at(-1)).role_arn : expression, variables);
      return [name, { value: writtenIn(expression), texts: isBlock ? texts.filter(isArn) : texts }];
    }),
  );
}

/** A number of an ARN may be its account or part of the role's name: the plan drops the text around it. */
function isArn(text: string): boolean {
  return text.startsWith('arn:');
}

/** What is written out of an expression, or of every one inside of blocks; unknown by what it refers to. */
function writtenIn(expression: Json): Tree {
  if (Array.isArray(expression))
    return expression.map((block) =>
      Object.fromEntries(Object.entries(mapOf(block)).map(([name, inner]) => [name, writtenIn(inner)])),
    );
  const { constant_value: constant, references } = mapOf(expression);
  return constant ?? unknown('it is not written out', listOf(references).map(String));
}

/** The key of the provider configuration of an instance: `aws`, `aws.audit`. */
export function providerOf(providers: Providers, configuration: Configuration, { module, block }: Address): string {
  const stated = configurationOf(configuration, module)?.blocks.get(block)?.provider_config_key;
  return keyIn(providers, textOf(stated) ?? ownProvider);
}

/**
 * Terraform before 1.1 puts the module before the key of a provider that it has from its caller, `module:aws.audit`,
 * and does not say which configuration the caller gives it for its own: the default one is that of the caller only
 * where all are of one account.
 */
function keyIn(providers: Providers, key: string): string {
  const own = key.slice(key.lastIndexOf(':') + 1);
  if (own === key) return key;
  return providers.keys().includes(key) || mayBeGiven(providers, own) ? key : own;
}

/** What was found for a provider, for as long as its configurations are held on to: every instance asks. */
const given = new WeakMap<Providers, Map<string, boolean>>();

/** Whether a caller may give another configuration than the default one, of another account. */
function mayBeGiven(providers: Providers, own: string): boolean {
  const found = given.get(providers) ?? new Map<string, boolean>();
  given.set(providers, found);
  const known = found.get(own);
  if (known !== undefined) return known;
  const others = providers.keys().filter((other) => other.split('.')[0] === own && other !== own);
  const may = others.some((other) => !isSameAccount(providers, own, other));
  found.set(own, may);
  return may;
}

/**
 * The texts that an expression is made of, as far as it holds constants and variables of the root module; none where
 * anything that it refers to cannot be read, for then there may be more.
 */
function textsOf(expression: Json | undefined, variables: JsonMap): readonly string[] {
  const { constant_value: constant } = mapOf(expression);
  const values = [constant ?? [], ...referencesOf(expression).map((steps) => variableAt(variables, steps))];
  const texts = values.flatMap((value) => (Array.isArray(value) ? value : [value ?? null])).map(textOf);
  return texts.every((text) => text !== undefined) ? texts : [];
}

/** The value of a variable, or of the part of it that a reference names. */
function variableAt(variables: JsonMap, [root, name, ...path]: readonly Step[]): Json | undefined {
  if (root !== 'var' || typeof name !== 'string') return undefined;
  return path.reduce<Json | undefined>((value, step) => {
    const key = typeof step === 'object' ? step.key : step;
    return Array.isArray(value) ? value[Number(key)] : isJsonMap(value) ? value[key] : undefined;
  }, mapOf(variables[name]).value);
}
