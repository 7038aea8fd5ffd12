/**
 * Remembers the results of a function by key. A key that is asked for while it is being worked out refers to itself:
 * then the answer is `circular`.
 */
export function remember<T>(workOut: (key: string) => T, circular: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly result: T } | 'working'>();
  return (key) => {
    const found = known.get(key);
    if (found === 'working') return circular(key);
    if (found) return found.result;
    known.set(key, 'working');
    const result = workOut(key);
    known.set(key, { result });
    return result;
  };
}
