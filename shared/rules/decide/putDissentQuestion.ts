/** "Does anyone disagree?" was asked aloud. */
import { did, event, type Deed } from './Deed.ts';

export const putDissentQuestion: Deed<'putDissentQuestion'> = () => did(event('dissentAsked', {}));
