-- Policies can tell assets by their labels.
grant select (labels) on assets.asset to freehold_snapshot;
