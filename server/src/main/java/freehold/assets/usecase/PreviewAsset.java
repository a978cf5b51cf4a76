package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.AssetPreview;
import freehold.assets.AssetPreview.Part;
import freehold.assets.model.Asset;
import freehold.assets.model.AssetType;
import freehold.assets.model.Category;
import freehold.assets.model.Details;
import freehold.assets.model.Location;
import freehold.assets.model.Place;
import freehold.assets.model.ReceiverView;
import freehold.assets.model.SeenAspect;
import freehold.assets.model.SeenAsset;
import freehold.assets.model.SeenVariable;
import freehold.assets.model.Variable;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lets an owner look at an asset with a receiver's eyes: by the very code that shows it to the receiver. */
@Component
public class PreviewAsset {
    private final AssetTable assets;
    private final TypeCatalogue types;
    private final Ancestry ancestry;

    PreviewAsset(AssetTable assets, TypeCatalogue types, Ancestry ancestry) {
        this.assets = assets;
        this.types = types;
        this.ancestry = ancestry;
    }

    public AssetPreview of(Guard guard, Grant<Action.Read, AssetRef> own, Projection.Shared as) {
        Asset asset = assets.find(own);
        AssetType type = types.type(own, asset.type()).orElseThrow();
        Ancestry.Walk walk = ancestry.walk(guard, Reach.OWN);
        // Reads what is above the asset, for the walk after it.
        Place.Spot spot = walk.placed(own).spot();
        AssetId asked = own.resource().id();
        Optional<Place> place = Place.lent(
                asked,
                id -> id.equals(asked) ? spot : walk.placed(own.owner(), id).spot(),
                as,
                within -> true);
        SeenAsset seen = ReceiverView.of(asset, type, place, as);
        return new AssetPreview(
                seen.id(),
                seen.name(),
                seen.type().value(),
                fields(seen.details(), seen.timezone(), as),
                variables(asset, type, as),
                aspects(asset, type, as));
    }

    private static List<Part> fields(Details seen, String timezone, Projection.Shared as) {
        return List.of(
                field("name", as, Optional.of(seen.name())),
                field("description", as, seen.description()),
                field("externalId", as, seen.externalId()),
                field("location", as, seen.location().map(PreviewAsset::words)),
                new Part("timezone", true, Optional.of(timezone)));
    }

    private static String words(Location location) {
        return Stream.of(
                        location.streetAddress(),
                        location.postalCode(),
                        location.locality(),
                        location.region(),
                        location.country(),
                        location.latitude().map(degrees -> "latitude " + degrees),
                        location.longitude().map(degrees -> "longitude " + degrees))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Part field(String name, Projection.Shared as, Optional<String> value) {
        boolean shown = as.showsField(name);
        return new Part(name, shown, value.filter(ignored -> shown));
    }

    private static List<Part> variables(Asset asset, AssetType type, Projection.Shared as) {
        Map<String, SeenVariable> shown = new TreeMap<>();
        SeenVariable.of(asset, type, as)
                .forEach(seen -> shown.put(seen.variable().name(), seen));
        return type.variables().stream()
                .map(AssetType.Direct::variable)
                .map(variable -> part(variable, Optional.ofNullable(shown.get(variable.name()))))
                .toList();
    }

    private static List<AssetPreview.Aspect> aspects(Asset asset, AssetType type, Projection.Shared as) {
        Map<String, SeenAspect> shown = new TreeMap<>();
        SeenAspect.of(asset, type, as).forEach(seen -> shown.put(seen.name(), seen));
        return type.aspects().stream()
                .map(aspect -> aspect(aspect, Optional.ofNullable(shown.get(aspect.name()))))
                .toList();
    }

    private static AssetPreview.Aspect aspect(AssetType.Aspect whole, Optional<SeenAspect> seen) {
        List<Part> variables = whole.type().variables().stream()
                .map(variable -> part(
                        variable,
                        seen.filter(aspect ->
                                        aspect.type().variable(variable.name()).isPresent())
                                .map(aspect -> aspect.seen(variable))))
                .toList();
        return new AssetPreview.Aspect(whole.name(), whole.type().category() == Category.DYNAMIC, variables);
    }

    private static Part part(Variable variable, Optional<SeenVariable> seen) {
        return new Part(variable.name(), seen.isPresent(), seen.flatMap(SeenVariable::value));
    }
}
