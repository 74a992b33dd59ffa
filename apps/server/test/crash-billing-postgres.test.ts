import { crashBillingStories } from './crash-billing-stories.ts';

crashBillingStories('postgres');
