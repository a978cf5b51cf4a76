-- Policies name groups by their names: under another name a group's members may see less.
create trigger streams_look_again after update on identity.user_group
    for each row when (old.display_name is distinct from new.display_name) execute function identity.note_stir();

comment on table identity.stir is
    'That credentials of a tenant, or those of one person in it, may be worth less than before. Kept for minutes. A crash of the database empties it, and telemetry.arrival_log with it: by that a server knows that its streams have to end.';
