// The registry. To add an engine: one folder beside this file, one line here.
export { definition as kubernetes } from './kubernetes/index.ts';
export { definition as oci } from './oci/index.ts';
export { definition as process } from './process/index.ts';
