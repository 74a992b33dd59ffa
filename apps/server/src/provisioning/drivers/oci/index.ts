// Instances as containers of Docker or Podman.
export { ociDriver as definition } from './driver.ts';
