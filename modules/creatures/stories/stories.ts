import { tellStory } from './tell-story.operation.ts';

/** What is known of a creature, in a little story. */
export { storiesRoutes } from './stories.routes.ts';
export const storiesOperations = [tellStory];
