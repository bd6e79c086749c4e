import { Cell } from './cell.js';

/** How many messages wait in the inbox of who is signed in: for the badge, which needs none of what finds it out. */
export const unread = new Cell(0);
