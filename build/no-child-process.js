// Stands in for Node's module of this name in the bundle: nothing in it starts another process.
export {};
