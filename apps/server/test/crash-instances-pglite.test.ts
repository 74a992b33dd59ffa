import { crashInstancesStories } from './crash-instances-stories.ts';

crashInstancesStories('pglite');
