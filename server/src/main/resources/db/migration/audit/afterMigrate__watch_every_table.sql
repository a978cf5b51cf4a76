-- A table that is not named here is watched from its first day: nobody can forget it.
do $$
begin
perform audit.watch_every_table(
    exempt => '{
        "access.epoch": "moves with other changes",
        "access.log": "follows other changes",
        "telemetry.record": "samples are not audited one by one; deletions are, by audit.note_deletion",
        "telemetry.packed": "records once more, in another form",
        "telemetry.packed_values": "records once more, in another form",
        "telemetry.series": "comes with the first sample",
        "telemetry.extent": "comes with samples",
        "telemetry.sample_count": "counts samples",
        "telemetry.day_sheet": "follows from samples",
        "telemetry.half_hour": "follows from samples",
        "telemetry.import_fault": "follows from what is imported",
        "telemetry.arrival": "follows from samples",
        "telemetry.arrival_log": "the installation''s, of no tenant",
        "telemetry.live_key": "the installation''s, of no tenant",
        "tenancy.consumption": "counts what is used",
        "tenancy.few_requests": "counts requests",
        "sharing.collaboration": "told by its events",
        "sharing.share": "told by its events",
        "sharing.event": "told to both sides by a trigger of its own",
        "sharing.actor": "told by the event it belongs to",
        "sharing.notice": "follows from events and from changes of assets",
        "access.answer": "a repeated answer, written with its effect",
        "platform.answer": "a repeated answer, written with its effect",
        "identity.stir": "follows other changes",
        "identity.attempt": "counts who fails, of no tenant",
        "identity.operator_credential": "the installation''s, of no tenant",
        "identity.signing_key": "the installation''s, of no tenant"
    }',
    settings => '{
        "identity.membership": {"keys": "user_id", "ignored": "last_logon_at"},
        "identity.personal_token": {"ignored": "last_used_at"},
        "telemetry.import": {"only": "insert"},
        "identity.session": {"keys": "", "only": "insert"},
        "identity.external_session": {"keys": "", "only": "insert"},
        "identity.password_link": {"keys": "", "only": "insert"},
        "identity.second_factor": {"ignored": "last_step"}
    }');
    if not exists (select from pg_trigger where tgrelid = 'sharing.event'::regclass and tgname = 'both_sides_are_told') then
        create trigger both_sides_are_told after insert on sharing.event
            referencing new table as changed for each statement execute function audit.note_move();
    end if;
end
$$;
