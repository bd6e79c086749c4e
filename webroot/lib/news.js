import { Cell } from './cell.js';

/** What changed in sessions since the user's last visit, by their ids: for the badges, which need none of what finds it out. */
export const news = new Cell(new Map());
