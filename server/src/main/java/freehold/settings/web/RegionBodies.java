package freehold.settings.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.identity.Caller;
import freehold.settings.Terms;
import freehold.settings.model.Acceptance;
import freehold.settings.model.Link;
import freehold.settings.model.ProviderInformation;
import freehold.settings.model.Region;
import freehold.settings.model.RegionDraft;
import freehold.settings.model.RegionDraft.LinkDraft;
import freehold.settings.model.RegionDraft.TextDraft;
import freehold.settings.usecase.ReadProviderInformation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes over the wire about provider information. */
final class RegionBodies {
    private RegionBodies() {}

    record NewRegions(@Nullable List<@Nullable RegionBody> regions) {
        List<RegionDraft> toDrafts() {
            return present(regions).map(RegionBody::toDraft).toList();
        }
    }

    record RegionBody(
            @Schema(example = "global") @Nullable String regionId,
            @Schema(example = "Everywhere") @Nullable String regionName,
            @Schema(example = "[\"DE\"]") @Nullable List<@Nullable String> regionCountries,
            @Nullable List<@Nullable LinkBody> links) {
        RegionDraft toDraft() {
            return new RegionDraft(
                    Optional.ofNullable(regionId),
                    Optional.ofNullable(regionName),
                    present(regionCountries).toList(),
                    present(links).map(LinkBody::toDraft).toList());
        }
    }

    record LinkBody(
            @Schema(example = "imprint") @Nullable String id,
            @Schema(example = "www") @Nullable String type,
            @Nullable Integer sorting,

            @Schema(example = "{\"default\": {\"name\": \"Imprint\", \"value\": \"https://acme.example/imprint\"}}")
            @Nullable
            Map<String, @Nullable TextBody> languages) {
        LinkDraft toDraft() {
            Map<String, TextDraft> texts = new TreeMap<>();
            if (languages != null) {
                languages.forEach((language, text) -> texts.put(
                        language, text == null ? new TextDraft(Optional.empty(), Optional.empty()) : text.toDraft()));
            }
            return new LinkDraft(
                    Optional.ofNullable(id), Optional.ofNullable(type), Optional.ofNullable(sorting), texts);
        }
    }

    record TextBody(@Nullable String name, @Nullable String value) {
        TextDraft toDraft() {
            return new TextDraft(Optional.ofNullable(name), Optional.ofNullable(value));
        }

        static TextBody from(Link.Text text) {
            return new TextBody(text.name(), text.value());
        }
    }

    /** The terms are ours: clients of the compatible surface do not look at them. */
    record Regions(List<RegionResource> regions, TermsResource terms) {
        /** Who accepted is for those to know who could have: a customer gets no name of the provider's people. */
        static Regions from(ProviderInformation provider, Caller reader) {
            return new Regions(
                    provider.regions().stream().map(RegionResource::from).toList(),
                    TermsResource.from(provider.acceptance(), reader.administersTenant()));
        }
    }

    /** Which terms hold now, when they were accepted and, for administrators, by whom; null as long as nobody has. */
    record TermsResource(
            String currentVersion,
            @Nullable Instant acceptedAt,
            @Nullable String acceptedBy) {
        static TermsResource from(Optional<Acceptance> acceptance, boolean named) {
            return new TermsResource(
                    Terms.CURRENT,
                    acceptance.map(Acceptance::acceptedAt).orElse(null),
                    acceptance.filter(any -> named).map(Acceptance::acceptedBy).orElse(null));
        }
    }

    record RegionResource(
            String regionId,
            String regionName,
            List<String> regionCountries,
            List<LinkResource> links,
            @JsonProperty("ETag") long etag) {
        static RegionResource from(Region region) {
            return new RegionResource(
                    region.id(),
                    region.name(),
                    region.countries(),
                    region.links().stream().map(LinkResource::from).toList(),
                    region.etag());
        }
    }

    record LinkResource(String id, String type, @Nullable Integer sorting, Map<String, TextBody> languages) {
        static LinkResource from(Link link) {
            Map<String, TextBody> texts = new TreeMap<>();
            link.languages().forEach((language, text) -> texts.put(language, TextBody.from(text)));
            return new LinkResource(
                    link.id(), link.type().wireName(), link.sorting().orElse(null), texts);
        }
    }

    record ShownLink(String id, String type, String name, String value) {
        static ShownLink from(ReadProviderInformation.Shown shown) {
            return new ShownLink(shown.id(), shown.type().wireName(), shown.name(), shown.value());
        }

        static Map<String, List<ShownLink>> from(Map<String, List<ReadProviderInformation.Shown>> byLanguage) {
            Map<String, List<ShownLink>> shown = new TreeMap<>();
            byLanguage.forEach((language, links) ->
                    shown.put(language, links.stream().map(ShownLink::from).toList()));
            return shown;
        }
    }

    private static <T> Stream<T> present(@Nullable List<@Nullable T> list) {
        return list == null ? Stream.empty() : list.stream().filter(Objects::nonNull);
    }
}
