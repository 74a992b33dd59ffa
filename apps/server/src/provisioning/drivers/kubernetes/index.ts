// Instances as namespaces of a Kubernetes cluster.
export { kubernetesDriver as definition } from './driver.ts';
