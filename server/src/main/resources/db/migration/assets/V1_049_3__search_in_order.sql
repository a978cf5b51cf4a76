-- Words that many assets contain: their texts in the order of names, so that a page ends when it is full and counting
-- reads nothing but the index. A longer text would not fit into it.
create index asset_text_by_name on assets.asset (tenant_id, name, asset_id) include (type_id, subtenant_id, search_text)
    where deleted_at is null and octet_length(search_text) <= 1000;
create index asset_long_text_by_name on assets.asset (tenant_id, name, asset_id) include (type_id, subtenant_id)
    where deleted_at is null and octet_length(search_text) > 1000;

create function assets.pattern_of(wanted text) returns text
    language sql immutable strict parallel safe set search_path = pg_catalog
    return '%' || regexp_replace(assets.folded(wanted), '([\\%_])', '\\\1', 'g') || '%';
comment on function assets.pattern_of is 'What search texts are like that contain the words.';

create function assets.in_sight(type_id text, asset_id text, subtenant_id text, of_subtenant text, folders text[])
    returns boolean language sql immutable parallel safe
    return case when of_subtenant is null then type_id <> 'core.shareenterprise' or asset_id = any (folders)
        else subtenant_id = of_subtenant and type_id <> 'core.shareenterprise' end;
comment on function assets.in_sight is
    'Whether a caller whom no policy binds sees an asset: one of a subtenant, or one of the tenant with the folders it sees.';

-- By the index of words: the fewer assets contain them, the faster.
create function assets.search_for_few(pattern text, of_subtenant text, folders text[], skipped bigint, wanted_rows int,
        out page text[], out total bigint)
    language plpgsql stable set search_path = pg_catalog
as $$
declare
    tenant constant text := current_setting('freehold.tenant', true);
begin
    select array_agg(found.asset_id order by found.name, found.asset_id), max(found.total) into page, total
        from (
            select a.name, a.asset_id, count(*) over () as total from assets.asset a
            where a.tenant_id = tenant and a.deleted_at is null and a.search_text like pattern
                and assets.in_sight(a.type_id, a.asset_id, a.subtenant_id, of_subtenant, folders)
            order by a.name, a.asset_id offset skipped limit wanted_rows) as found;
    if page is null then
        total := (select count(*) from assets.asset a
            where a.tenant_id = tenant and a.deleted_at is null and a.search_text like pattern
                and assets.in_sight(a.type_id, a.asset_id, a.subtenant_id, of_subtenant, folders));
    end if;
end
$$;

-- By the texts in the order of names, up to the end of the page: the more assets contain the words, the faster.
create function assets.page_in_order(pattern text, of_subtenant text, folders text[], skipped bigint, wanted_rows int)
    returns text[] language plpgsql stable set search_path = pg_catalog
    set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off
as $$
declare
    tenant constant text := current_setting('freehold.tenant', true);
begin
    return array(
        select found.asset_id
        from (
            (select a.name, a.asset_id from assets.asset a
            where a.tenant_id = tenant and a.deleted_at is null and octet_length(a.search_text) <= 1000
                and a.search_text like pattern
                and assets.in_sight(a.type_id, a.asset_id, a.subtenant_id, of_subtenant, folders)
            order by a.name, a.asset_id limit skipped + wanted_rows)
            union all
            (select a.name, a.asset_id from assets.asset a
            where a.tenant_id = tenant and a.deleted_at is null and octet_length(a.search_text) > 1000
                and a.search_text like pattern
                and assets.in_sight(a.type_id, a.asset_id, a.subtenant_id, of_subtenant, folders)
            order by a.name, a.asset_id limit skipped + wanted_rows)) as found
        order by found.name, found.asset_id offset skipped limit wanted_rows);
end
$$;

-- All texts, one after the other. In an order that only their index has, so that nothing else is read.
create function assets.count_in_order(pattern text, of_subtenant text, folders text[]) returns bigint
    language plpgsql stable set search_path = pg_catalog
    set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off
as $$
declare
    tenant constant text := current_setting('freehold.tenant', true);
begin
    return (select count(*) from (
            select from assets.asset a
            where a.tenant_id = tenant and a.deleted_at is null and octet_length(a.search_text) <= 1000
                and a.search_text like pattern
                and assets.in_sight(a.type_id, a.asset_id, a.subtenant_id, of_subtenant, folders)
            order by a.name, a.asset_id offset 0) as short)
        + (select count(*) from (
            select from assets.asset a
            where a.tenant_id = tenant and a.deleted_at is null and octet_length(a.search_text) > 1000
                and a.search_text like pattern
                and assets.in_sight(a.type_id, a.asset_id, a.subtenant_id, of_subtenant, folders)
            order by a.name, a.asset_id offset 0) as long);
end
$$;

-- How many in a hundred assets are like it, about. Ids are random, so those that come first are as good as any.
create function assets.share_of(pattern text) returns numeric
    language sql stable set search_path = pg_catalog
    set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off
begin atomic
    select 100.0 * count(*) filter (where sampled.search_text like pattern) / greatest(count(*), 1)
    from (select a.search_text from assets.asset a
        where a.tenant_id = current_setting('freehold.tenant', true) and a.deleted_at is null
        order by a.tenant_id, a.asset_id limit 200) as sampled;
end;

-- As with assets.found, row-level security would keep every index from being used; the function keeps to the tenant of
-- the transaction by itself, and tells ids. The index of words knows nothing of fewer than three characters.
create function assets.search(wanted text, of_subtenant text, folders text[], skipped bigint, wanted_rows int,
        out page text[], out total bigint)
    language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
    pattern constant text := assets.pattern_of(wanted);
    share constant numeric := case when char_length(wanted) < 3 then 100 else assets.share_of(pattern) end;
begin
    if share < 20 then
        select few.page, few.total into page, total
            from assets.search_for_few(pattern, of_subtenant, folders, skipped, wanted_rows) as few;
        return;
    end if;
    page := assets.page_in_order(pattern, of_subtenant, folders, skipped, wanted_rows);
    total := case
        when cardinality(page) < wanted_rows and (cardinality(page) > 0 or skipped = 0)
            then skipped + cardinality(page)
        else assets.count_in_order(pattern, of_subtenant, folders) end;
end
$$;
comment on function assets.search is
    'A page of the ids of assets that contain the words and that a caller sees whom no policy binds, in the order of names;'
    ' and how many they are in all.';
revoke execute on function assets.pattern_of, assets.in_sight, assets.search_for_few, assets.page_in_order,
    assets.count_in_order, assets.share_of, assets.search from public;
grant execute on function assets.search to freehold_app;
