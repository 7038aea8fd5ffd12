import { failed, type Value } from '../values/index.js';

/** A value by name that is evaluated once. One that needs itself is an error. */
export function remembered(said: (name: string) => string, make: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  const underWay = new Set<string>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    if (underWay.has(name)) return failed(`\`${said(name)}\` needs its own value`);
    underWay.add(name);
    const value = make(name);
    underWay.delete(name);
    known.set(name, value);
    return value;
  };
}
