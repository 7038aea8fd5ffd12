import { isList, isMap, isUnknown, type Tree, unknown, type Value } from '../../model/index.js';
import type { PropertyReader } from '../resources/property-reader.js';
import type { Given } from '../stack/stack.js';
import { oneOf } from '../values/one-of.js';
import { remember } from '../values/remember.js';

/**
 * The parameters that a stack set passes on, with what its groups of accounts override; unknown where the groups
 * differ.
 * Source: CloudFormation template reference, StackSet StackInstances.
 */
export function stackSetParameters(reader: PropertyReader): Given {
  const parameters = reader.value('Parameters');
  const groups = reader.value('StackInstancesGroup');
  const overrides = isList(groups) ? groups.map(overridesOf) : [groups];
  const passedOn = (name: string): Value<Tree> => {
    const shared = valueIn(parameters, name);
    const values = overrides.map((list) => valueIn(list, name) ?? shared);
    return oneOf(values, values.find(isUnknown) ?? unknown(`parameter \`${name}\` differs between its accounts`));
  };
  return remember(passedOn, (name) => unknown(`parameter \`${name}\` refers to itself`));
}

function overridesOf(group: Tree): Value<Tree> {
  return isMap(group) ? group.ParameterOverrides : group;
}

/** What a list of keys and values has for a parameter; one that cannot be told may have anything. */
function valueIn(list: Value<Tree>, name: string): Value<Tree> {
  if (isUnknown(list) && list.$oneOf)
    return oneOf(
      list.$oneOf.map((one) => valueIn(one, name)),
      list,
    );
  if (!isList(list)) return isUnknown(list) ? list : undefined;
  const entry = list.find((one) => isMap(one) && one.ParameterKey === name);
  if (isMap(entry)) return entry.ParameterValue;
  return list.find(isUnknown) ?? list.map((one) => (isMap(one) ? one.ParameterKey : undefined)).find(isUnknown);
}
