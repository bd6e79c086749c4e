import { fold } from './program.js';

/** What a room is called in addresses that are typed: short, of plain letters. */
export const roomAddress = ({ id, slug, name }) => slug || fold(name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || id;

/** A room by its id, or as its address calls it. */
export const roomNamed = (program, name) =>
  program.rooms.get(name) ?? [...program.rooms.values()].find((room) => roomAddress(room) === name.toLowerCase()) ?? null;
