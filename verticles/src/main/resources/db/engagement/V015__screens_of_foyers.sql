-- A screen without a room hangs in the foyer, and shows all rooms.
alter table stage_screens alter column room_id drop not null;
