import { crashStories } from './crash-stories.ts';

crashStories('postgres');
