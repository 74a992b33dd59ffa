import type { DriverCatalog } from '../catalog/index.ts';
import type { App } from '../kernel/app.ts';

/** What this room needs beside the kernel: what there is to choose on the paths of a product. */
export type CustomerApp = App & { readonly drivers: DriverCatalog };
