insert into assets.aspect_type (tenant_id, aspect_type_id, name, category, description) values
    ('core', 'core.contact', 'contact', 'static', 'Whom to ask about the asset'),
    ('core', 'core.identification', 'identification', 'static', 'Who made the asset, and how to tell it from others'),
    ('core', 'core.installation', 'installation', 'static', 'When and by whom the asset was installed'),
    ('core', 'core.maintenance', 'maintenance', 'static', 'When the asset was and will be serviced'),
    ('core', 'core.rating', 'rating', 'static', 'What the asset is built for'),
    ('core', 'core.software', 'software', 'static', 'What runs on the asset'),
    ('core', 'core.warranty', 'warranty', 'static', 'What the maker answers for, and until when'),
    ('core', 'core.connectivity', 'connectivity', 'dynamic', 'How well the asset is connected'),
    ('core', 'core.energy', 'energy', 'dynamic', 'What the asset consumes'),
    ('core', 'core.environment', 'environment', 'dynamic', 'What surrounds the asset'),
    ('core', 'core.operation', 'operation', 'dynamic', 'What the asset is doing'),
    ('core', 'core.position', 'position', 'dynamic', 'Where a moving asset is'),
    ('core', 'core.vibration', 'vibration', 'dynamic', 'How the asset shakes');

insert into assets.aspect_variable
    (tenant_id, aspect_type_id, slot, name, data_type, unit, length, searchable, quality_code, default_value)
select 'core', 'core.' || v.aspect, row_number() over (partition by v.aspect order by v.place) - 1,
    v.name, v.data_type, v.unit, v.length, v.searchable, v.quality_code, null
from (values
    (1, 'contact', 'person', 'STRING', null, 255, true, false),
    (2, 'contact', 'email', 'STRING', null, 255, true, false),
    (3, 'contact', 'phone', 'STRING', null, 64, false, false),
    (4, 'identification', 'manufacturer', 'STRING', null, 255, true, false),
    (5, 'identification', 'model', 'STRING', null, 255, true, false),
    (6, 'identification', 'serialNumber', 'STRING', null, 255, true, false),
    (7, 'identification', 'yearOfManufacture', 'INT', null, null, false, false),
    (8, 'installation', 'installedOn', 'TIMESTAMP', null, null, false, false),
    (9, 'installation', 'commissionedOn', 'TIMESTAMP', null, null, false, false),
    (10, 'installation', 'installer', 'STRING', null, 255, false, false),
    (11, 'maintenance', 'lastServiceOn', 'TIMESTAMP', null, null, false, false),
    (12, 'maintenance', 'nextServiceOn', 'TIMESTAMP', null, null, false, false),
    (13, 'maintenance', 'intervalHours', 'INT', 'h', null, false, false),
    (14, 'rating', 'power', 'DOUBLE', 'kW', null, false, false),
    (15, 'rating', 'voltage', 'DOUBLE', 'V', null, false, false),
    (16, 'rating', 'current', 'DOUBLE', 'A', null, false, false),
    (17, 'rating', 'speed', 'DOUBLE', '1/min', null, false, false),
    (18, 'software', 'firmware', 'STRING', null, 64, false, false),
    (19, 'software', 'hardwareRevision', 'STRING', null, 64, false, false),
    (20, 'warranty', 'until', 'TIMESTAMP', null, null, false, false),
    (21, 'warranty', 'contract', 'STRING', null, 255, true, false),
    (22, 'connectivity', 'online', 'BOOLEAN', null, null, false, false),
    (23, 'connectivity', 'signalStrength', 'INT', 'dBm', null, false, false),
    (24, 'energy', 'activePower', 'DOUBLE', 'kW', null, false, true),
    (25, 'energy', 'energy', 'DOUBLE', 'kWh', null, false, true),
    (26, 'environment', 'temperature', 'DOUBLE', '°C', null, false, true),
    (27, 'environment', 'humidity', 'DOUBLE', '%', null, false, true),
    (28, 'environment', 'pressure', 'DOUBLE', 'hPa', null, false, true),
    (29, 'operation', 'state', 'STRING', null, 64, false, false),
    (30, 'operation', 'operatingHours', 'DOUBLE', 'h', null, false, false),
    (31, 'position', 'latitude', 'DOUBLE', '°', null, false, false),
    (32, 'position', 'longitude', 'DOUBLE', '°', null, false, false),
    (33, 'position', 'altitude', 'DOUBLE', 'm', null, false, false),
    (34, 'vibration', 'velocity', 'DOUBLE', 'mm/s', null, false, true),
    (35, 'vibration', 'acceleration', 'DOUBLE', 'm/s²', null, false, true)
) as v (place, aspect, name, data_type, unit, length, searchable, quality_code);

insert into assets.asset_type (tenant_id, asset_type_id, name, parent_type_id, lineage, instantiable, description) values
    ('core', 'core.basicasset', 'BasicAsset', null,
        array['core.basicasset'], false, 'What all assets have'),
    ('core', 'core.basichierarchy', 'BasicHierarchy', 'core.basicasset',
        array['core.basichierarchy', 'core.basicasset'], false, 'Assets that put others in order'),
    ('core', 'core.basicenterprise', 'BasicEnterprise', 'core.basichierarchy',
        array['core.basicenterprise', 'core.basichierarchy', 'core.basicasset'], false, 'The root of a tenant'),
    ('core', 'core.basicsite', 'BasicSite', 'core.basichierarchy',
        array['core.basicsite', 'core.basichierarchy', 'core.basicasset'], true, 'A place of work'),
    ('core', 'core.basicarea', 'BasicArea', 'core.basichierarchy',
        array['core.basicarea', 'core.basichierarchy', 'core.basicasset'], true, 'A part of a place'),
    ('core', 'core.shareenterprise', 'ShareEnterprise', 'core.basichierarchy',
        array['core.shareenterprise', 'core.basichierarchy', 'core.basicasset'], false,
        'A folder for what another tenant lends'),
    ('core', 'core.basicdevice', 'BasicDevice', 'core.basicasset',
        array['core.basicdevice', 'core.basicasset'], true, 'A machine or a part of one'),
    ('core', 'core.basicmodel', 'BasicModel', 'core.basicasset',
        array['core.basicmodel', 'core.basicasset'], true, 'A model of something that need not exist'),
    ('core', 'core.basicagent', 'BasicAgent', 'core.basicasset',
        array['core.basicagent', 'core.basicasset'], false, 'Something that connects machines'),
    ('core', 'core.mclib', 'McLib', 'core.basicagent',
        array['core.mclib', 'core.basicagent', 'core.basicasset'], true, 'An agent made with a library');

insert into assets.asset_type_variable
    (tenant_id, asset_type_id, position, name, data_type, unit, length, searchable, default_value)
values
    ('core', 'core.basicasset', 0, 'externalId', 'STRING', null, 255, true, null),
    ('core', 'core.basichierarchy', 0, 'hierarchyModel', 'STRING', null, 255, false, 'ISA-95');

insert into assets.asset_type_aspect (tenant_id, asset_type_id, position, name, aspect_type_id) values
    ('core', 'core.basicenterprise', 0, 'contact', 'core.contact');
