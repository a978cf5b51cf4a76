package freehold.assets.model;

import freehold.kernel.Text;
import java.util.Optional;

/**
 * What can be changed of an asset.
 *
 * @param location its own one only
 * @param values those that were set; defaults stay with the type
 */
public record Details(
        String name,
        Optional<String> externalId,
        Optional<String> description,
        Optional<Location> location,
        Values values) {

    /** The details, if their texts are fit to be stored. */
    public Details checked() {
        Text.required(Limits.NAME, "/name", name);
        externalId.ifPresent(text -> Text.atMost(Limits.EXTERNAL_ID, "/externalId", text));
        description.ifPresent(text -> Text.atMost(Limits.DESCRIPTION, "/description", text));
        location.ifPresent(Location::checked);
        return this;
    }

    public Details at(Optional<Location> newLocation) {
        return new Details(name, externalId, description, newLocation, values);
    }

    public Details with(Values newValues) {
        return new Details(name, externalId, description, location, newValues);
    }
}
