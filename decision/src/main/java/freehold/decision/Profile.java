package freehold.decision;

/**
 * What a share makes visible: one version of a profile, as pinned in the offer and narrowed since.
 *
 * @param fields detail fields of the asset: name, description, externalId, location
 * @param variables static variables of the asset's type
 * @param staticAspects static aspects (channel details)
 * @param dynamicAspects dynamic aspects (channel telemetry)
 * @param events whether the asset's events are visible (channel telemetry)
 */
public record Profile(
        Names fields, Names variables, AspectNames staticAspects, AspectNames dynamicAspects, boolean events) {

    /** Without events. */
    public Profile(Names fields, Names variables, AspectNames staticAspects, AspectNames dynamicAspects) {
        this(fields, variables, staticAspects, dynamicAspects, false);
    }
}
