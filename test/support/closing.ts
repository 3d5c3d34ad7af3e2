/** Run around each test file, unlike what files share. */
import { afterAll } from 'vitest';
import { closeTestStore } from './world.ts';

afterAll(closeTestStore);
